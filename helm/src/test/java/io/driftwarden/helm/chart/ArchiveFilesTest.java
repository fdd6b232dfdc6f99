package io.driftwarden.helm.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.DiagnosticException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveFilesTest {
  /** Writes entries into an archive. */
  interface Entries {
    void write(TarArchiveOutputStream tar) throws IOException;
  }

  static byte[] archive(Entries entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      entries.write(tar);
    }
    return bytes.toByteArray();
  }

  static void file(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static String problem(byte[] archive) {
    return assertThrows(DiagnosticException.class, () -> ArchiveFiles.of(archive, "charts/a.tgz"))
        .diagnostics()
        .getFirst()
        .detail();
  }

  @Test
  void holdsItsFilesWithoutTheFolderAroundThem() throws IOException {
    ChartFiles files =
        ArchiveFiles.of(
            archive(tar -> {
              file(tar, "a/Chart.yaml", "name: a".getBytes(UTF_8));
              file(tar, "a/templates/./x/../y.yaml", "kind: Y".getBytes(UTF_8));
              file(tar, "a\\windows.txt", "w".getBytes(UTF_8));
            }),
            "charts/a.tgz");
    assertEquals(List.of("Chart.yaml", "templates/y.yaml", "windows.txt"), files.paths());
    assertEquals("kind: Y", new String(files.read("templates/y.yaml"), UTF_8));
    assertEquals("charts/a.tgz/Chart.yaml", files.repositoryPath("Chart.yaml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/../../x", "a/../x/../../y", "/etc/x", "a//etc/x", "x", "a/c:/x"})
  void namesNothingOutside(String name) throws IOException {
    String problem = problem(archive(tar -> file(tar, name, new byte[1])));
    assertTrue(problem.contains("outside of the chart's folder"), problem);
  }

  @ParameterizedTest
  @ValueSource(bytes = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_CHR})
  void hasNoLinksAndNoDevices(byte kind) throws IOException {
    String problem =
        problem(
            archive(tar -> {
              TarArchiveEntry entry = new TarArchiveEntry("a/values.yaml", kind);
              entry.setLinkName("/etc/passwd");
              tar.putArchiveEntry(entry);
              tar.closeArchiveEntry();
            }));
    assertTrue(problem.contains("is a link or a device"), problem);
  }

  @Test
  void doesNotGrowEightHundredTimes() throws IOException {
    byte[] bomb =
        archive(tar -> {
          for (int i = 0; i < 20; i++) {
            file(tar, "a/files/" + i, new byte[4 << 20]);
          }
        });
    assertTrue(bomb.length * 800L < 80L << 20);
    assertTrue(problem(bomb).startsWith("At most"));
    byte[] large = archive(tar -> file(tar, "a/one", new byte[6 << 20]));
    assertTrue(problem(large).startsWith("At most"));
  }

  @Test
  void isAnArchiveAtAllAndWhole() throws IOException {
    byte[] whole = archive(tar -> file(tar, "a/Chart.yaml", new byte[10_000]));
    assertTrue(problem("binary".getBytes(UTF_8)).contains("no packed tar archive"));
    assertTrue(
        problem(java.util.Arrays.copyOf(whole, whole.length / 2))
            .contains("no packed tar archive"));
    assertTrue(problem(archive(tar -> {})).contains("no files"));
  }
}
