package io.driftwarden.render.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.driftwarden.render.packages.ModuleSource.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleSourceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          acme/vpc/aws                                       | registry.terraform.io/acme/vpc/aws          |
          acme/vpc/aws//modules/flow-log                     | registry.terraform.io/acme/vpc/aws          | modules/flow-log
          app.terraform.io/acme/k8s/azurerm                  | app.terraform.io/acme/k8s/azurerm           |
          Registry.Example.com:8443/acme/vpc/aws             | registry.example.com:8443/acme/vpc/aws      |
          github.com/acme/vpc                                | git::https://github.com/acme/vpc.git        |
          github.com/acme/vpc//modules/x?ref=v1.2.0          | git::https://github.com/acme/vpc.git?ref=v1.2.0 | modules/x
          github.com/acme/vpc/modules/x                      | git::https://github.com/acme/vpc.git        | modules/x
          bitbucket.org/acme/vpc                             | git::https://bitbucket.org/acme/vpc.git     |
          git@github.com:acme/vpc.git?ref=main               | git::https://github.com/acme/vpc.git?ref=main |
          git::https://git.example.com/vpc.git//a/b?ref=v1   | git::https://git.example.com/vpc.git?ref=v1 | a/b
          git::ssh://git@git.example.com:2222/vpc.git        | git::https://git.example.com/vpc.git        |
          git::git@git.example.com:acme/vpc.git              | git::https://git.example.com/acme/vpc.git   |
          git::https://me:secret@git.example.com/vpc.git?ref=a%2Fb | git::https://git.example.com/vpc.git?ref=a/b |
          https://example.com/vpc.zip                        | https://example.com/vpc.zip                 |
          https://example.com/vpc.zip//sub?checksum=md5:1    | https://example.com/vpc.zip?checksum=md5:1  | sub
          https://example.com/vpc.git                        | git::https://example.com/vpc.git            |
          """)
  void aSourceIsAPackageAndADirectory(String source, String ref, String directory) {
    var known = assertInstanceOf(Parsed.Known.class, ModuleSource.parse(source, ""), source);
    assertEquals(ref, known.source().ref().toString());
    assertEquals(directory == null ? "" : directory, known.source().directory());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3::https://s3.amazonaws.com/bucket/vpc.zip",
        "hg::http://example.com/vpc.hg",
        "git::file:///srv/vpc.git",
        "file:///etc/passwd",
        "/srv/modules/vpc",
        "git::ext::sh -c id",
        "git::--upload-pack=id",
        "http://",
        "vpc",
        ""
      })
  void othersAreNeverFetched(String source) {
    assertInstanceOf(Parsed.Refused.class, ModuleSource.parse(source, ""), source);
  }

  @Test
  void whatASourceMayBeIsToldWhereItIsNone() {
    assertEquals(
        new Parsed.Refused(
            "Nothing is fetched from there. Write ./ or ../ before a directory of this repository, NAMESPACE/NAME/PROVIDER for a module of a registry, or an address with https."),
        ModuleSource.parse("modules/vpc", ""));
  }

  @Test
  void onlyARegistrysModuleHasAVersion() {
    assertInstanceOf(Parsed.Refused.class, ModuleSource.parse("github.com/acme/vpc", "~> 1.0"));
  }
}
