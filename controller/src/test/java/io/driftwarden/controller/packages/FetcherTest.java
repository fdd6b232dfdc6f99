package io.driftwarden.controller.packages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.repo.Credentials;
import io.driftwarden.render.packages.ModuleSource;
import io.driftwarden.render.packages.PackageRef;
import io.driftwarden.render.packages.Packages.Answer;
import io.driftwarden.render.tree.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetching from hosts that speak the published protocols, and from hostile ones. */
final class FetcherTest {
  private static final Map<String, String> MODULE =
      Map.of("main.tf", "resource \"t\" \"a\" {}\n", "modules/net/main.tf", "# net\n");
  private static final Map<String, String> CHART =
      Map.of(
          "cache/Chart.yaml", "apiVersion: v2\nname: cache\nversion: 1.4.0\n",
          "cache/templates/a.yaml", "kind: ConfigMap\n");

  @TempDir Path folder;
  private final WebSite site = new WebSite();
  private final List<Host> hosts = new ArrayList<>(List.of(site.host()));

  @AfterEach
  void stop() {
    site.close();
  }

  private PackageCache cache() {
    return PackageCache.in(folder.resolve("packages"));
  }

  private Brought bring(PackageRef ref) {
    return bring(ref, Duration.ZERO);
  }

  private Brought bring(PackageRef ref, Duration patience) {
    return new Fetcher(cache(), new Hosts(hosts, false), Clock.systemUTC()).bring(ref, patience);
  }

  private Brought.Here here(PackageRef ref) {
    return assertInstanceOf(Brought.Here.class, bring(ref));
  }

  private String refused(PackageRef ref) {
    return assertInstanceOf(Brought.Not.class, bring(ref)).why();
  }

  private Answer.Found found(PackageRef ref) {
    return assertInstanceOf(
        Answer.Found.class, new CachedPackages(cache(), _ -> "no").find(ref, ""));
  }

  private String text(PackageRef ref, String path) {
    Answer.Found found = found(ref);
    Entry.File file = (Entry.File) found.files().entry(path).orElseThrow();
    return new String(found.files().read(file), UTF_8);
  }

  private PackageRef module(String source, String version) {
    return assertInstanceOf(ModuleSource.Parsed.Known.class, ModuleSource.parse(source, version))
        .source()
        .ref();
  }

  private PackageRef module(String version) {
    return module(site.authority().replace("127.0.0.1", "localhost") + "/acme/vpc/aws", version);
  }

  private PackageRef archive(byte[] bytes) {
    site.put("/a.tgz", bytes);
    return module(site.url("/a.tgz"), "");
  }

  /** A registry by the name of this machine, since an address of numbers can't be one. */
  private void registry(String location) {
    String name = site.authority().replace("127.0.0.1", "localhost");
    hosts.add(new Host(name, "", Optional.empty(), true, true));
    site.put("/.well-known/terraform.json", "{\"modules.v1\": \"/v1/modules/\"}");
    site.put(
        "/v1/modules/acme/vpc/aws/versions",
        "{\"modules\": [{\"versions\": [{\"version\": \"5.0.0\"}, {\"version\": \"5.1.0\"}, {\"version\": \"6.0.0-rc1\"}]}]}");
    site.put(
        "/v1/modules/acme/vpc/aws/5.1.0/download",
        204,
        Map.of("X-Terraform-Get", location),
        new byte[0]);
  }

  @Test
  void aRegistryLeadsToAnArchive() {
    registry("./vpc.zip?checksum=sha256:" + WebSite.sha256(Archives.zip(MODULE)));
    site.put("/v1/modules/acme/vpc/aws/5.1.0/vpc.zip", Archives.zip(MODULE));
    Brought.Here here = here(module("~> 5.0"));
    assertTrue(here.anew());
    assertTrue(here.name().endsWith("/acme/vpc/aws@5.1.0"), here.name());
    assertEquals("# net\n", text(module("~> 5.0"), "modules/net/main.tf"));
    assertEquals(here.digest(), found(module("5.1.0")).digest());
  }

  @Test
  void theOnlyFolderOfATarballMayBeMeant() {
    registry(site.url("/t//*/modules/net?archive=tar.gz"));
    site.put("/t", Archives.tgz(Map.of("vpc-5.1.0/modules/net/main.tf", "# net\n")));
    here(module("5.1.0"));
    assertEquals("modules/net", found(module("5.1.0")).root());
    assertEquals("# net\n", text(module("5.1.0"), "modules/net/main.tf"));
  }

  @Test
  void whatAVersionHasIsAskedOnce() {
    registry("/vpc.zip");
    site.put("/vpc.zip", Archives.zip(MODULE));
    here(module("5.1.0"));
    site.asked.clear();
    assertFalse(here(module("5.1.0")).anew());
    assertEquals(List.of(), site.asked);
    assertFalse(here(module("~> 5.0")).anew());
    assertEquals(2, site.asked.size());
    assertInstanceOf(Brought.Here.class, bring(module("~> 5.0"), Duration.ofHours(1)));
    assertEquals(2, site.asked.size());
  }

  @Test
  void noVersionThatFitsIsTold() {
    registry("/vpc.zip");
    assertEquals(
        "No version satisfies \"~> 7.0\"; the newest is 5.1.0.", refused(module("~> 7.0")));
  }

  @Test
  void otherFilesForTheSameVersionAreRefused() throws IOException {
    registry("/vpc.zip");
    site.put("/vpc.zip", Archives.zip(MODULE));
    here(module("5.1.0"));
    try (var contents = Files.list(folder.resolve("packages/content"))) {
      Files.delete(contents.findFirst().orElseThrow());
    }
    site.put("/vpc.zip", Archives.zip(Map.of("main.tf", "# another\n")));
    assertTrue(refused(module("5.1.0")).contains("had other files"));
    site.put("/vpc.zip", Archives.zip(MODULE));
    assertTrue(here(module("5.1.0")).anew());
  }

  @Test
  void whatIsDamagedOnDiskIsFetchedAgain() throws IOException {
    PackageRef ref = archive(Archives.tgz(MODULE));
    here(ref);
    try (var contents = Files.list(folder.resolve("packages/content"))) {
      Files.writeString(contents.findFirst().orElseThrow(), "half");
    }
    assertInstanceOf(Answer.Missing.class, new CachedPackages(cache(), _ -> "no").find(ref, ""));
    assertTrue(here(ref).anew());
  }

  @Test
  void aWrongChecksumIsRefused() {
    site.put("/a.zip", Archives.zip(MODULE));
    String refused = refused(module(site.url("/a.zip") + "?checksum=sha256:" + "0".repeat(64), ""));
    assertTrue(refused.contains("another checksum"), refused);
  }

  private static PackageRef.Chart chart(String repository, String version) {
    return PackageRef.Chart.of(repository, "cache", version).orElseThrow();
  }

  private void index(String digest) {
    site.put(
        "/charts/index.yaml",
        """
        apiVersion: v1
        entries:
          cache:
          - apiVersion: v2
            digest: %s
            name: cache
            urls:
            - cache-1.4.0.tgz
            version: 1.4.0
          - name: cache
            urls: [old.tgz]
            version: 1.3.0
          other:
          - name: other
            version: 9.0.0
        """
            .formatted(digest));
  }

  @Test
  void aChartComesFromItsRepository() {
    byte[] archive = Archives.tgz(CHART);
    site.put("/charts/cache-1.4.0.tgz", archive);
    index(WebSite.sha256(archive));
    PackageRef ref = chart(site.url("/charts/"), "^1.0.0");
    assertTrue(here(ref).name().endsWith("/charts/cache@1.4.0"));
    assertEquals("kind: ConfigMap\n", text(ref, "templates/a.yaml"));
    assertTrue(refused(chart(site.url("/charts"), "2.x")).contains("the newest is 1.4.0"));
  }

  @Test
  void aChartWithAnotherDigestIsRefused() {
    site.put("/charts/cache-1.4.0.tgz", Archives.tgz(CHART));
    index("0".repeat(64));
    assertTrue(refused(chart(site.url("/charts"), "1.4.0")).contains("another digest"));
  }

  private PackageRef.Chart oci(String version) {
    return chart("oci://" + site.authority() + "/acme", version);
  }

  private void registry(byte[] archive, String digest) {
    String manifest =
        "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"application/vnd.cncf.helm.config.v1+json\"},\"layers\":[{\"mediaType\":\"application/vnd.cncf.helm.chart.content.v1.tar+gzip\",\"digest\":\"sha256:%s\"}]}"
            .formatted(digest);
    site.put("/v2/acme/cache/manifests/1.4.0_b1", manifest);
    site.put("/v2/acme/cache/blobs/sha256:" + digest, archive);
    site.put(
        "/v2/acme/cache/tags/list?n=1000",
        200,
        Map.of("Link", "</v2/acme/cache/tags/list?n=1000&last=1.4.0_b1>; rel=\"next\""),
        "{\"name\":\"acme/cache\",\"tags\":[\"1.4.0_b1\",\"latest\"]}".getBytes(UTF_8));
    site.put("/v2/acme/cache/tags/list?n=1000&last=1.4.0_b1", "{\"tags\":[\"0.9.0\"]}");
  }

  @Test
  void aChartComesFromAnOciRegistry() {
    byte[] archive = Archives.tgz(CHART);
    registry(archive, WebSite.sha256(archive));
    assertTrue(here(oci("1.4.0+b1")).name().endsWith("/acme/cache@1.4.0+b1"));
    assertTrue(here(oci("")).name().endsWith("/acme/cache@1.4.0+b1"));
    assertEquals("kind: ConfigMap\n", text(oci("^1.0.0"), "templates/a.yaml"));
  }

  @Test
  void aTokenIsAskedForWhereTheRegistrySays() {
    byte[] archive = Archives.tgz(CHART);
    String digest = WebSite.sha256(archive);
    registry(archive, digest);
    hosts.set(0, site.host("nora", "s3cret"));
    String challenge =
        "Bearer realm=\"%s\",service=\"acme\",scope=\"repository:acme/cache:pull\""
            .formatted(site.url("/token"));
    String token = "/token?service=acme&scope=repository%3Aacme%2Fcache%3Apull";
    site.put(token, "{\"token\": \"t0ken\"}");
    site.guard(token, Web.basic(new Credentials("nora", "s3cret")), "Basic");
    site.guard("/v2/acme/cache/manifests/1.4.0_b1", "Bearer t0ken", challenge);
    site.guard("/v2/acme/cache/blobs/sha256:" + digest, "Bearer t0ken", challenge);
    here(oci("1.4.0+b1"));
  }

  @Test
  void aBlobThatIsAnotherIsRefused() {
    registry(Archives.tgz(CHART), "0".repeat(64));
    assertTrue(refused(oci("1.4.0+b1")).contains("another digest"));
  }

  @Test
  void aHostThatIsNotListedIsNotAsked() {
    PackageRef ref = archive(Archives.tgz(MODULE));
    hosts.clear();
    String refused = refused(ref);
    assertTrue(refused.contains("not among those that packages are fetched from"), refused);
    hosts.add(new Host(site.authority(), "b", Optional.empty(), true, true));
    assertTrue(refused(ref).contains("a.tgz is not among what"));
    assertEquals(List.of(), site.asked);
  }

  @Test
  void aPrivateAddressIsNotAsked() {
    PackageRef ref = archive(Archives.tgz(MODULE));
    hosts.set(0, new Host(site.authority(), "", Optional.empty(), false, true));
    assertTrue(refused(ref).contains("private address"));
    assertEquals(List.of(), site.asked);
  }

  @Test
  void aRedirectToAHostThatIsNotListedIsNotFollowed() {
    try (WebSite inside = new WebSite()) {
      inside.put("/latest/meta-data", Archives.tgz(MODULE));
      site.redirect("/r.tgz", inside.url("/latest/meta-data"));
      PackageRef ref = module(site.url("/r.tgz"), "");
      assertTrue(refused(ref).contains("redirects to another one"));
      assertEquals(List.of(), inside.asked);
      hosts.add(inside.host());
      here(ref);
    }
  }

  @Test
  void credentialsAreForTheirHostOnly() {
    try (WebSite other = new WebSite()) {
      other.put("/b.tgz", Archives.tgz(MODULE));
      site.redirect("/r.tgz", other.url("/b.tgz"));
      hosts.set(0, site.host("nora", "s3cret"));
      hosts.add(other.host());
      here(module(site.url("/r.tgz"), ""));
      assertTrue(site.asked.getFirst().contains("Basic "));
      assertEquals(List.of("/b.tgz"), other.asked);
    }
  }

  @Test
  void redirectsEnd() {
    site.redirect("/r.tgz", site.url("/r.tgz"));
    assertTrue(refused(module(site.url("/r.tgz"), "")).contains("on and on"));
    assertEquals(6, site.asked.size());
  }

  @Test
  void aBombIsNotUnpacked() {
    byte[] bomb = Archives.bomb(300);
    assertTrue(bomb.length < 1 << 20);
    assertTrue(refused(archive(bomb)).contains("was not unpacked"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../main.tf", "/etc/main.tf", "a/../../main.tf", "..\\main.tf"})
  void namesThatLeadOutAreRefused(String name) {
    PackageRef ref = archive(Archives.tgz(Map.of(name, "x")));
    assertTrue(refused(ref).contains("outside of itself"));
  }

  @Test
  void linksAreFollowedInsideAndNeverOut() {
    PackageRef ref =
        archive(
            Archives.tgz(
                Map.of(
                    "main.tf", "# main\n",
                    "again.tf", "->main.tf",
                    "out.tf", "->../../../etc/passwd",
                    "root.tf", "->/etc/passwd",
                    "loop.tf", "->loop.tf")));
    here(ref);
    assertEquals("# main\n", text(ref, "again.tf"));
    assertEquals(2, found(ref).files().list("").size());
  }

  @Test
  void whatIsNoArchiveIsRefused() {
    assertTrue(refused(archive("<html>".getBytes(UTF_8))).contains("no zip or packed tar"));
    byte[] whole = Archives.tgz(MODULE);
    assertTrue(refused(archive(Arrays.copyOf(whole, whole.length / 2))).contains("cut off"));
  }

  @Test
  void whatWasThereIsKeptWhileItsHostIsAway() {
    PackageRef ref = archive(Archives.tgz(MODULE));
    here(ref);
    site.close();
    Brought.Kept kept = assertInstanceOf(Brought.Kept.class, bring(ref));
    assertTrue(kept.why().contains("could not be reached"));
    assertEquals("# net\n", text(ref, "modules/net/main.tf"));
  }

  @Test
  void theSameFilesAreTheSameDigestWhateverTheArchive() {
    Brought.Here packed = here(archive(Archives.tgz(MODULE)));
    site.put("/b.zip", Archives.zip(MODULE));
    assertEquals(packed.digest(), here(module(site.url("/b.zip"), "")).digest());
  }
}
