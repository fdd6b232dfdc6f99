package io.driftwarden.controller.target.aws;

import io.driftwarden.render.cloudformation.StackTemplate;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Links;
import io.driftwarden.render.tree.Tree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;

/**
 * A file or folder that a CDK app's template takes from a bucket, as {@code NAME.assets.json} lists
 * it.
 *
 * @param path in the tree
 * @param zipped whether it goes there as an archive
 * @param bucket with placeholders such as {@code ${AWS::AccountId}}
 * @param key a digest of what it is: what is there under it is never sent again
 */
record Asset(String path, boolean zipped, String bucket, String key) {
  private static final String TEMPLATE = ".template.json";
  private static final long LARGEST = 50L << 20;

  /** The first instant that an archive can name: the same content is the same archive. */
  private static final long NO_TIME = 315_619_200_000L;

  /** Returns the assets of a CDK app's template but itself. */
  static List<Asset> of(StackTemplate template, Tree tree) {
    if (!template.path().endsWith(TEMPLATE)) {
      return List.of();
    }
    String file = template.path().substring(template.path().lastIndexOf('/') + 1);
    String directory = template.path().substring(0, template.path().lastIndexOf('/') + 1);
    JsonNode manifest = Json.beside(template, file.replace(TEMPLATE, ".assets.json"), tree);
    List<Asset> assets = new ArrayList<>();
    for (JsonNode asset : manifest.path("files")) {
      String path = asset.path("source").path("path").asString("");
      if (!path.isEmpty() && !path.equals(file)) {
        asset.path("destinations").forEach(to -> assets.add(asset(directory + path, asset, to)));
      }
    }
    if (!manifest.path("dockerImages").isEmpty()) {
      throw new Refusal(
          "%s has container images, which are not built here: push them in CI and name them in the app"
              .formatted(template.path()));
    }
    return assets;
  }

  private static Asset asset(String path, JsonNode asset, JsonNode to) {
    return new Asset(
        path,
        asset.path("source").path("packaging").asString("").equals("zip"),
        to.path("bucketName").asString(""),
        to.path("objectKey").asString(""));
  }

  /**
   * Returns what goes to the bucket.
   *
   * @throws Refusal if it isn't committed, or is too large
   */
  byte[] bytes(Tree tree) {
    Optional<Entry> found = Links.resolve(tree, path);
    return switch (found.orElse(null)) {
      case Entry.File file -> tree.read(file);
      case Entry.Directory directory when zipped -> archive(directory, tree);
      case null, default ->
          throw new Refusal("The asset %s is not committed; commit all of cdk.out".formatted(path));
    };
  }

  private byte[] archive(Entry.Directory directory, Tree tree) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, directory.path(), tree, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private void add(ZipOutputStream zip, String directory, Tree tree, ByteArrayOutputStream bytes)
      throws IOException {
    for (Entry child : tree.list(directory)) {
      switch (child) {
        case Entry.Directory _ -> add(zip, child.path(), tree, bytes);
        case Entry.File file -> {
          ZipEntry entry = new ZipEntry(file.path().substring(path.length() + 1));
          entry.setTime(NO_TIME);
          zip.putNextEntry(entry);
          zip.write(tree.read(file));
          zip.closeEntry();
        }
        case Entry.Link _, Entry.Submodule _ ->
            throw new Refusal("The asset %s has a link at %s".formatted(path, child.path()));
      }
      if (bytes.size() > LARGEST) {
        throw new Refusal("The asset %s is larger than %d MB".formatted(path, LARGEST >> 20));
      }
    }
  }
}
