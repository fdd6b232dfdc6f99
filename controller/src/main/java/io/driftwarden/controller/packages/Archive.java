package io.driftwarden.controller.packages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.render.tree.BlobId;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Tree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * What is in an archive (zip, or tar packed with gzip), read in memory and in bounds. Owners, times
 * and rights count for nothing.
 */
final class Archive implements Tree {
  private static final long MOST_BYTES = 256L << 20;

  /** Text is packed to a tenth; nothing sound grows so much. */
  private static final long MOST_GROWTH = 200;

  private static final long ALWAYS = 1 << 20;
  private static final int MOST_ENTRIES = 20_000;
  private static final int LONGEST_NAME = 1024;

  private final NavigableMap<String, Entry> entries = new TreeMap<>();
  private final Map<String, byte[]> contents = new HashMap<>();
  private final long most;

  private Archive(long packed) {
    this.most = Math.min(MOST_BYTES, Math.max(ALWAYS, packed * MOST_GROWTH));
  }

  /**
   * Returns what is in an archive.
   *
   * @throws PackageException if it is none, too large, or names files outside of itself
   */
  static Archive of(byte[] packed) {
    Archive archive = new Archive(packed.length);
    try {
      if (isGzip(packed)) {
        archive.tar(packed);
      } else {
        archive.zip(packed);
      }
    } catch (Bounded.Exceeded e) {
      throw archive.tooLarge();
    } catch (IOException | IllegalArgumentException e) {
      throw PackageException.lasting("What came is no zip or packed tar archive, or is cut off.");
    }
    if (archive.contents.isEmpty()) {
      throw PackageException.lasting("What came is an archive without files.");
    }
    return archive;
  }

  private static boolean isGzip(byte[] packed) {
    return packed.length > 2 && packed[0] == 0x1f && packed[1] == (byte) 0x8b;
  }

  private void tar(byte[] packed) throws IOException {
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed));
        TarArchiveInputStream tar = new TarArchiveInputStream(new Bounded(unpacked, most))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isSymbolicLink()) {
          link(entry.getName(), entry.getLinkName());
        } else if (entry.isLink()) {
          copy(entry.getName(), entry.getLinkName());
        } else if (entry.isFile()) {
          file(entry.getName(), tar.readAllBytes());
        }
      }
    }
  }

  private void zip(byte[] packed) throws IOException {
    long left = most;
    try (ZipFile zip = ZipFile.builder().setByteArray(packed).get()) {
      Enumeration<ZipArchiveEntry> all = zip.getEntries();
      while (all.hasMoreElements()) {
        ZipArchiveEntry entry = all.nextElement();
        try (InputStream content = new Bounded(zip.getInputStream(entry), left)) {
          byte[] bytes = content.readAllBytes();
          left -= bytes.length;
          if (entry.isUnixSymlink()) {
            link(entry.getName(), new String(bytes, UTF_8));
          } else if (!entry.isDirectory()) {
            file(entry.getName(), bytes);
          }
        }
      }
    }
  }

  private void file(String name, byte[] bytes) {
    String path = path(name);
    contents.put(path, bytes);
    put(new Entry.File(path, BlobId.of(bytes), bytes.length));
  }

  private void link(String name, String target) {
    String path = path(name);
    put(new Entry.Link(path, BlobId.of(target.getBytes(UTF_8)), target));
  }

  /** A second name of a file that came before; of anything else there is nothing to copy. */
  private void copy(String name, String of) {
    Optional.ofNullable(contents.get(path(of))).ifPresent(bytes -> file(name, bytes));
  }

  private void put(Entry entry) {
    if (entries.size() >= MOST_ENTRIES) {
      throw tooLarge();
    }
    if (!entry.path().isEmpty()) {
      entries.put(entry.path(), entry);
    }
  }

  private static String path(String name) {
    List<String> steps = new ArrayList<>();
    for (String step : name.replace('\\', '/').split("/")) {
      if (step.equals("..") || name.startsWith("/") || name.length() > LONGEST_NAME) {
        throw PackageException.lasting(
            "What came is an archive that names a file outside of itself. It was not unpacked.");
      }
      if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    return String.join("/", steps);
  }

  private PackageException tooLarge() {
    return PackageException.lasting(
        "What came is an archive of more than %d MB, %,d entries or %d times its size. It was not unpacked."
            .formatted(MOST_BYTES >> 20, MOST_ENTRIES, MOST_GROWTH));
  }

  @Override
  public Optional<Entry> entry(String path) {
    Entry found = entries.get(path);
    return found == null && Names.hasDirectory(entries, path)
        ? Optional.of(new Entry.Directory(path, "directory"))
        : Optional.ofNullable(found);
  }

  @Override
  public List<Entry> list(String directory) {
    return Names.in(entries, directory).stream().flatMap(path -> entry(path).stream()).toList();
  }

  @Override
  public byte[] read(Entry.File file) {
    return Optional.ofNullable(contents.get(file.path()))
        .orElseThrow(() -> new IllegalArgumentException("not a file of this: " + file.path()));
  }
}
