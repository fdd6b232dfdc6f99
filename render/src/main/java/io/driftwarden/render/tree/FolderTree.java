package io.driftwarden.render.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A tree over a folder on disk, as it is now; {@code .git} is not part of it. */
public final class FolderTree implements Tree {
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private final Path root;
  private final Set<String> hidden;
  private final Map<String, Content> known = new ConcurrentHashMap<>();

  public FolderTree(Path root) {
    this(root, Set.of());
  }

  /** Makes a tree over a folder, without what is at or below some paths. */
  public FolderTree(Path root, Set<String> hidden) {
    this.root = root.toAbsolutePath().normalize();
    this.hidden = Set.copyOf(hidden);
  }

  @Override
  public Optional<Entry> entry(String path) {
    if (isOutside(path) || isHidden(path)) {
      return Optional.empty();
    }
    Path file = root.resolve(path).normalize();
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return entry(path, file, attributes);
    } catch (AccessDeniedException e) {
      throw unreadable(path);
    } catch (FileSystemException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isHidden(String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (hidden.contains(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /** A path that no file can have leads nowhere either. */
  private boolean isOutside(String path) {
    try {
      return !root.resolve(path).normalize().startsWith(root);
    } catch (InvalidPathException e) {
      return true;
    }
  }

  /** What a file held when it was last changed. */
  private record Content(long size, FileTime changed, String id) {
    boolean isOf(BasicFileAttributes now) {
      return size == now.size() && changed.equals(now.lastModifiedTime());
    }
  }

  private Optional<Entry> entry(String path, Path file, BasicFileAttributes attributes)
      throws IOException {
    if (attributes.isSymbolicLink()) {
      String target = Files.readSymbolicLink(file).toString();
      return Optional.of(new Entry.Link(path, BlobId.of(target.getBytes(UTF_8)), target));
    }
    if (attributes.isDirectory()) {
      return Optional.of(new Entry.Directory(path, "directory"));
    }
    return attributes.isRegularFile()
        ? Optional.of(new Entry.File(path, idOf(path, file, attributes), attributes.size()))
        : Optional.empty();
  }

  /** A file too large to be read is never the same as another, so its size and time will do. */
  private String idOf(String path, Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.size() > LARGEST_FILE) {
      return "large-" + attributes.size() + "-" + attributes.lastModifiedTime().toMillis();
    }
    Content content = known.get(path);
    if (content == null || !content.isOf(attributes)) {
      content = new Content(attributes.size(), attributes.lastModifiedTime(), read(path, file));
      remember(path, content);
    }
    return content.id();
  }

  private static String read(String path, Path file) throws IOException {
    try {
      return BlobId.of(Files.readAllBytes(file));
    } catch (AccessDeniedException e) {
      throw unreadable(path);
    }
  }

  /** What was changed just now may change once more within the same tick of the disk's clock. */
  private void remember(String path, Content content) {
    if (content.changed().toInstant().isBefore(Instant.now().minus(SETTLED))) {
      known.put(path, content);
    }
  }

  @Override
  public List<Entry> list(String directory) {
    if (isOutside(directory) || isHidden(directory)) {
      return List.of();
    }
    Path folder = root.resolve(directory);
    if (!directory.isEmpty() && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      List<Entry> entries = new ArrayList<>();
      String prefix = directory.isEmpty() ? "" : directory + "/";
      children
          .map(child -> String.valueOf(child.getFileName()))
          .filter(name -> !name.equals(".git"))
          .sorted(Comparator.naturalOrder())
          .forEach(name -> entry(prefix + name).ifPresent(entries::add));
      return entries;
    } catch (AccessDeniedException e) {
      throw unreadable(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte[] read(Entry.File file) {
    if (file.size() > LARGEST_FILE) {
      throw TooLarge.of(file);
    }
    try {
      return Files.readAllBytes(root.resolve(file.path()));
    } catch (AccessDeniedException e) {
      throw unreadable(file.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DiagnosticException unreadable(String path) {
    return new DiagnosticException(
        Diagnostic.error(
            "file_unreadable",
            "File can't be read",
            "This user may not read it. Change its permissions or run as another user.",
            Place.of(path)));
  }
}
