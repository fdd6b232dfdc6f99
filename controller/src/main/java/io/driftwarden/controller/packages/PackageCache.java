package io.driftwarden.controller.packages;

import io.driftwarden.controller.digest.Digest;
import io.driftwarden.render.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Packages on disk: contents by their digest, and an index from each version of a package to one.
 * Every file is moved into place whole, so that a process may be killed at any moment and several
 * may share the folder. What is damaged is as good as absent.
 */
public final class PackageCache {
  private static final String OFFERED = "~offered.json";
  private static final String JSON = ".json";
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Path folder;
  private final JsonMapper json = new JsonMapper();
  private final Map<String, SoftReference<Tree>> opened = new ConcurrentHashMap<>();

  private PackageCache(Path folder) {
    this.folder = folder;
  }

  /** Returns the cache in a folder, which is made when something is put there. */
  public static PackageCache in(Path folder) {
    return new PackageCache(folder.toAbsolutePath().normalize());
  }

  /** Returns what is held of a version, its contents included. */
  Optional<Held> find(PackageKey key, String version) {
    return recorded(key, version).filter(held -> files(held.content()).isPresent());
  }

  /** Returns what a version was when it was put, whether or not its contents are there. */
  Optional<Held> recorded(PackageKey key, String version) {
    return read(file(key, PackageKey.name(version) + JSON), Held.class);
  }

  /** Returns the versions that a package's source had, or that are here where it wasn't asked. */
  Set<String> versions(PackageKey key) {
    Set<String> versions = new LinkedHashSet<>(offered(key).versions());
    Path directory = folder.resolve("index").resolve(key.path());
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        files
            .filter(file -> file.toString().endsWith(JSON) && !file.endsWith(OFFERED))
            .flatMap(file -> read(file, Held.class).stream())
            .forEach(held -> versions.add(held.version()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return versions;
  }

  Offered offered(PackageKey key) {
    return read(file(key, OFFERED), Offered.class).orElse(Offered.NOTHING);
  }

  void put(PackageKey key, Offered offered) {
    write(file(key, OFFERED), json.writeValueAsBytes(offered));
  }

  /** Puts a version, its contents first. */
  void put(PackageKey key, String version, Held held, Packed packed) {
    write(content(packed.digest()), packed.bytes());
    write(file(key, PackageKey.name(version) + JSON), json.writeValueAsBytes(held));
  }

  /** Returns the files of a digest, if they are here and are those. */
  Optional<Tree> files(String digest) {
    SoftReference<Tree> known = opened.get(digest);
    Optional<Tree> files = known == null ? Optional.empty() : Optional.ofNullable(known.get());
    if (files.isPresent()) {
      return files;
    }
    Optional<Tree> found = open(digest);
    found.ifPresent(tree -> opened.put(digest, new SoftReference<>(tree)));
    return found;
  }

  private Optional<Tree> open(String digest) {
    Path file = content(digest);
    try {
      return Files.exists(file) && Digest.of(Files.readAllBytes(file)).equals(digest)
          ? Optional.of(new PackedTree(file))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Path content(String digest) {
    return folder.resolve("content").resolve(PackageKey.name(digest) + ".zip");
  }

  private Path file(PackageKey key, String name) {
    return folder.resolve("index").resolve(key.path()).resolve(name);
  }

  private <T> Optional<T> read(Path file, Class<T> type) {
    try {
      return Optional.of(json.readValue(Files.readAllBytes(file), type));
    } catch (NoSuchFileException | JacksonException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path file, byte[] bytes) {
    Path temporary = folder.resolve("new").resolve(UUID.randomUUID().toString());
    try {
      Files.createDirectories(temporary.getParent());
      Files.createDirectories(file.getParent());
      Files.write(temporary, bytes);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes what processes that were killed left half written. */
  void tidy(Instant now) {
    Path unfinished = folder.resolve("new");
    if (!Files.isDirectory(unfinished)) {
      return;
    }
    try (Stream<Path> files = Files.list(unfinished)) {
      for (Path file : files.toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(ABANDONED))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
