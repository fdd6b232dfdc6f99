package io.driftwarden.controller.packages;

import io.driftwarden.controller.digest.Digest;
import io.driftwarden.render.packages.LinklessTree;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Tree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The files of a package in the one form that they are kept in: a zip without compression, links
 * followed, by name, without times. The same files are the same bytes.
 */
final class Packed {
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final int DEEPEST = 64;
  private static final int MOST_FILES = 20_000;
  private static final long MOST_BYTES = 256L << 20;

  private final byte[] bytes;
  private final String digest;

  private Packed(byte[] bytes) {
    this.bytes = bytes;
    this.digest = Digest.of(bytes);
  }

  byte[] bytes() {
    return bytes;
  }

  /** Returns the SHA-256 of the bytes, in hex. */
  String digest() {
    return digest;
  }

  /**
   * Packs what is in a tree. What is too large to be read is left out, as are links that lead out.
   *
   * @throws PackageException if it is too much
   */
  static Packed of(Tree tree) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      new Walk(new LinklessTree(tree), zip).add("", 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Packed(bytes.toByteArray());
  }

  private static final class Walk {
    private final Tree tree;
    private final ZipOutputStream zip;
    private int files;
    private long size;

    private Walk(Tree tree, ZipOutputStream zip) {
      this.tree = tree;
      this.zip = zip;
    }

    private void add(String directory, int depth) throws IOException {
      if (depth > DEEPEST) {
        throw tooMuch();
      }
      for (Entry child : tree.list(directory)) {
        switch (child) {
          case Entry.Directory below -> add(below.path(), depth + 1);
          case Entry.File file when file.size() <= Tree.LARGEST_FILE -> add(file);
          case Entry.File _, Entry.Link _, Entry.Submodule _ -> {}
        }
      }
    }

    private void add(Entry.File file) throws IOException {
      files++;
      size += file.size();
      if (files > MOST_FILES || size > MOST_BYTES) {
        throw tooMuch();
      }
      byte[] content = tree.read(file);
      CRC32 sum = new CRC32();
      sum.update(content);
      ZipEntry entry = new ZipEntry(file.path());
      entry.setTimeLocal(NO_TIME);
      entry.setSize(content.length);
      entry.setCrc(sum.getValue());
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
    }

    private static PackageException tooMuch() {
      return PackageException.lasting(
          "It has more than %,d files, %d MB or %d levels of directories."
              .formatted(MOST_FILES, MOST_BYTES >> 20, DEEPEST));
    }
  }
}
