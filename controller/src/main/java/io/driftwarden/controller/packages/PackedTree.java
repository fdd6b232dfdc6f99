package io.driftwarden.controller.packages;

import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The files of a {@link Packed} package on disk. The file is closed when nobody uses it anymore.
 */
final class PackedTree implements Tree {
  private final ZipFile zip;
  private final NavigableMap<String, ZipEntry> entries = new TreeMap<>();

  PackedTree(Path file) throws IOException {
    this.zip = new ZipFile(file.toFile());
    zip.stream().forEach(entry -> entries.put(entry.getName(), entry));
  }

  @Override
  public Optional<Entry> entry(String path) {
    ZipEntry found = entries.get(path);
    if (found != null) {
      return Optional.of(new Entry.File(path, Long.toHexString(found.getCrc()), found.getSize()));
    }
    return Names.hasDirectory(entries, path)
        ? Optional.of(new Entry.Directory(path, "directory"))
        : Optional.empty();
  }

  @Override
  public List<Entry> list(String directory) {
    return Names.in(entries, directory).stream().flatMap(path -> entry(path).stream()).toList();
  }

  @Override
  public byte[] read(Entry.File file) {
    ZipEntry entry = entries.get(file.path());
    if (entry == null) {
      throw new IllegalArgumentException("not a file of this package: " + file.path());
    }
    try (InputStream content = zip.getInputStream(entry)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
