package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * The files of a chart in an archive ({@code .tgz}). It is read in memory; what it says of owners,
 * times and links counts for nothing.
 */
public final class ArchiveFiles implements ChartFiles {
  private static final long LARGEST = 100L << 20;
  private static final int LARGEST_FILE = 5 << 20;
  private static final int MOST_FILES = 10_000;

  private static final Set<Byte> PLAIN =
      Set.of(TarConstants.LF_OLDNORM, TarConstants.LF_NORMAL, TarConstants.LF_CONTIG);

  /** Charts of text are packed to a tenth; nothing sound grows so much. */
  private static final long MOST_GROWTH = 200;

  private final String path;
  private final SortedMap<String, byte[]> files;
  private final List<String> paths;
  private final Map<String, Source> texts = new ConcurrentHashMap<>();

  private ArchiveFiles(String path, SortedMap<String, byte[]> files) {
    this.path = path;
    this.files = files;
    this.paths = List.copyOf(files.keySet());
  }

  /**
   * Returns the files of an archive.
   *
   * @param path what places call it
   * @throws io.driftwarden.diagnostics.DiagnosticException if it is none, too large, or names files
   *     outside of itself
   */
  public static ArchiveFiles of(byte[] archive, String path) {
    return new Reading(archive, path).files();
  }

  @Override
  public List<String> paths() {
    return paths;
  }

  @Override
  public String repositoryPath(String inside) {
    return path + "/" + inside;
  }

  @Override
  public byte[] read(String inside) {
    return Optional.ofNullable(files.get(inside)).orElseGet(() -> new byte[0]);
  }

  @Override
  public Source source(String inside) {
    return texts.computeIfAbsent(inside, ChartFiles.super::source);
  }

  /** Returns how long all files together are. */
  long length() {
    return files.values().stream().mapToLong(file -> file.length).sum();
  }

  /** One archive while it is read. */
  private static final class Reading {
    private final byte[] archive;
    private final Place place;
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private long left;

    private Reading(byte[] archive, String path) {
      this.archive = archive;
      this.place = Place.of(path);
      this.left = Math.min(LARGEST, Math.max(1 << 20, archive.length * MOST_GROWTH));
    }

    private ArchiveFiles files() {
      try (InputStream packed = new ByteArrayInputStream(archive);
          InputStream unpacked = new GZIPInputStream(packed);
          TarArchiveInputStream tar = new TarArchiveInputStream(new Limited(unpacked))) {
        for (TarArchiveEntry entry = tar.getNextEntry();
            entry != null;
            entry = tar.getNextEntry()) {
          add(entry, tar);
        }
      } catch (IOException | IllegalArgumentException e) {
        throw ChartProblem.archive("It is no packed tar archive, or is cut off.", place);
      }
      if (files.isEmpty()) {
        throw ChartProblem.archive("There are no files in it.", place);
      }
      return new ArchiveFiles(place.file(), files);
    }

    private void add(TarArchiveEntry entry, InputStream content) throws IOException {
      if (entry.isDirectory()) {
        return;
      }
      String name = inside(entry.getName());
      if (!PLAIN.contains(entry.getLinkFlag())) {
        throw ChartProblem.archive(
            "%s is a link or a device. Put the file itself there.".formatted(name), place);
      }
      if (entry.getSize() > LARGEST_FILE || files.size() >= MOST_FILES) {
        throw tooLarge();
      }
      byte[] bytes = content.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        throw tooLarge();
      }
      files.put(name, bytes);
    }

    private RuntimeException tooLarge() {
      return ChartProblem.archive(
          "At most %,d files of %d MB, %d MB in all and %d times the archive's size are read."
              .formatted(MOST_FILES, LARGEST_FILE >> 20, LARGEST >> 20, MOST_GROWTH),
          place);
    }

    /** Returns a name without the folder around all files. */
    private String inside(String name) {
      String unix = name.replace('\\', '/');
      int first = unix.indexOf('/');
      Deque<String> steps = new ArrayDeque<>();
      boolean outside = first < 0 || unix.startsWith("/", first + 1) || unix.startsWith("/");
      for (String step : unix.substring(first + 1).split("/")) {
        outside |= step.equals("..") && steps.pollLast() == null;
        if (!step.isEmpty() && !step.equals(".") && !step.equals("..")) {
          steps.addLast(step);
        }
      }
      if (outside || steps.isEmpty() || steps.getFirst().matches("[A-Za-z]:")) {
        throw ChartProblem.archive(
            "It names the file %s outside of the chart's folder.".formatted(name), place);
      }
      return String.join("/", new ArrayList<>(steps));
    }

    /** Ends where too much has come out, whatever the headers say. */
    private final class Limited extends InputStream {
      private final InputStream in;

      private Limited(InputStream in) {
        this.in = in;
      }

      @Override
      public int read() throws IOException {
        int read = in.read();
        count(read < 0 ? 0 : 1);
        return read;
      }

      @Override
      public int read(byte[] into, int from, int most) throws IOException {
        int read = in.read(into, from, most);
        count(Math.max(read, 0));
        return read;
      }

      private void count(int more) {
        left -= more;
        if (left < 0) {
          throw tooLarge();
        }
      }
    }
  }
}
