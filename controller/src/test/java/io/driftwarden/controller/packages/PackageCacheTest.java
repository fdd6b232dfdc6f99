package io.driftwarden.controller.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.render.tree.MapTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackageCacheTest {
  private static final PackageKey KEY = new PackageKey("modules", "example.com/acme/vpc/aws");

  @TempDir Path folder;

  private static void put(PackageCache cache, int version) {
    Packed files =
        Packed.of(new MapTree(Map.of("main.tf", "# %d\n".formatted(version).repeat(20_000))));
    cache.put(
        KEY, "1.0." + version, new Held("1.0." + version, files.digest(), "", "here", 0), files);
    cache.put(KEY, new Offered(List.of("1.0." + version), version));
  }

  /** Puts versions for as long as it lives. */
  static final class Putting {
    private Putting() {}

    public static void main(String[] arguments) {
      PackageCache cache = PackageCache.in(Path.of(arguments[0]));
      for (int version = 0; true; version = (version + 1) % 50) {
        put(cache, version);
      }
    }
  }

  @Test
  void aProcessThatIsKilledLeavesNothingHalf() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Putting.class.getName(),
                folder.toString())
            .inheritIO()
            .start();
    PackageCache cache = PackageCache.in(folder);
    while (cache.versions(KEY).size() < 3) {
      assertTrue(process.isAlive());
      Thread.sleep(20);
    }
    process.destroyForcibly().waitFor();
    for (String version : cache.versions(KEY)) {
      cache
          .recorded(KEY, version)
          .ifPresent(held -> assertTrue(cache.files(held.content()).isPresent(), version));
    }
    cache.tidy(Instant.now().plus(Duration.ofDays(2)));
    try (var left = Files.list(folder.resolve("new"))) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void severalMayPutTheSameAtOnce() {
    IntStream.range(0, 40).parallel().forEach(i -> put(PackageCache.in(folder), i % 4));
    PackageCache cache = PackageCache.in(folder);
    assertEquals(4, cache.versions(KEY).size());
    cache.versions(KEY).forEach(version -> assertTrue(cache.find(KEY, version).isPresent()));
  }

  @Test
  void anIndexThatIsDamagedIsAsGoodAsAbsent() throws IOException {
    PackageCache cache = PackageCache.in(folder);
    put(cache, 1);
    Files.writeString(folder.resolve("index").resolve(KEY.path()).resolve("1.0.1.json"), "{\"ver");
    assertEquals(Optional.empty(), cache.find(KEY, "1.0.1"));
    put(cache, 1);
    assertTrue(cache.find(KEY, "1.0.1").isPresent());
  }

  @Test
  void namesOfAnyKindStayInTheFolder() {
    PackageCache cache = PackageCache.in(folder);
    for (String version : List.of("..", "../../x", "a/b", ".", "*", "v".repeat(400), "~offered")) {
      Packed files = Packed.of(new MapTree(Map.of("main.tf", version)));
      cache.put(KEY, version, new Held(version, files.digest(), "", "", 0), files);
      assertEquals(Optional.of(version), cache.find(KEY, version).map(Held::version));
    }
    assertEquals(7, cache.versions(KEY).size());
  }
}
