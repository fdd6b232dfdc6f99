package io.driftwarden.controller.repo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.repo.RepositoryException.Reason;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RemoteTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh://git@forge.example.com/acme/infra.git",
        "git@forge.example.com:acme/infra.git",
        "git://forge.example.com/acme/infra.git",
        "file:///etc",
        "ftp://forge.example.com/infra.git",
        "ext::sh -c touch% /tmp/pwned",
        "amazon-s3://key@bucket/infra.git",
        "/srv/git/infra.git",
        "../infra.git",
        "--upload-pack=touch /tmp/pwned",
        "https:",
        "https://",
        "https:///infra.git",
        "https://for ge/infra.git",
        "https://forge.example.com/in fra.git",
        "https://forge\nexample.com/infra.git",
        "",
        " ",
        "\0",
      })
  void anAddressOfAnotherKindIsRefused(String address) {
    var refused = assertThrows(RepositoryException.class, () -> Remote.at(address));
    assertEquals(Reason.NOT_ALLOWED, refused.reason());
    assertEquals(
        "The repository's address is not served: it must begin with https:// or http:// and name a host.",
        refused.getMessage());
  }

  /** Whoever mistypes an address may have a password in it. */
  @Test
  void aRefusedAddressIsNotRepeated() {
    var refused =
        assertThrows(
            RepositoryException.class, () -> Remote.at("htps://nora:hunter2@forge.example.com/x"));
    assertFalse(refused.toString().contains("hunter2"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://forge.example.com/acme/infra.git, https://forge.example.com/acme/infra.git",
    "HTTPS://forge.example.com/acme/infra.git, https://forge.example.com/acme/infra.git",
    "http://127.0.0.1:3000/acme/infra, http://127.0.0.1:3000/acme/infra",
    "http://[::1]:3000/acme/infra, http://[::1]:3000/acme/infra",
    "https://nora:hunter2@forge.example.com/acme/infra.git, https://forge.example.com/acme/infra.git",
    "https://t0ken@forge.example.com/acme/infra.git, https://forge.example.com/acme/infra.git",
    "https://forge.example.com/acme/infra.git?token=t0ken#t0ken, https://forge.example.com/acme/infra.git",
  })
  void anAddressIsShownWithoutWhatIsSecret(String address, String shown) {
    Remote remote = Remote.at(address);
    assertEquals(shown, remote.toString());
    assertEquals(shown, remote.address().toString());
  }

  @Test
  void aUserAndPasswordInTheAddressAreItsCredentials() {
    assertEquals(
        Optional.of(new Credentials("nora", "hunter:2@")),
        Remote.at("https://nora:hunter%3A2%40@forge.example.com/x").credentials());
    assertEquals(
        Optional.of(Credentials.token("t0ken")),
        Remote.at("https://t0ken@forge.example.com/x").credentials());
    assertEquals(Optional.empty(), Remote.at("https://forge.example.com/x").credentials());
  }

  @Test
  void credentialsAreNeverPrinted() {
    assertEquals("Credentials[hidden]", new Credentials("nora", "hunter2").toString());
  }

  @Test
  void aFolderOfThisMachineIsServedWhereTheCallerNamesOne() {
    Remote remote = Remote.folder(Path.of("/srv/git/../infra.git"));
    assertEquals("/srv/infra.git", remote.toString());
    assertTrue(remote.credentials().isEmpty());
  }
}
