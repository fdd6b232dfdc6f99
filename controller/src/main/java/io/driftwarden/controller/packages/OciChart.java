package io.driftwarden.controller.packages;

import io.driftwarden.controller.digest.Digest;
import io.driftwarden.render.packages.PackageRef;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A chart of an OCI registry (OCI Distribution Specification 1.1; helm.sh/docs, OCI registries).
 */
record OciChart(PackageRef.Chart chart, Sources sources) implements Offer {
  private static final String SCHEME = "oci://";
  private static final String MANIFEST =
      "application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json";
  private static final String CONTENT = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
  private static final String OLD_CONTENT = "application/tar+gzip";
  private static final Pattern EXACT =
      Pattern.compile("v?\\d+\\.\\d+\\.\\d+(?:[-+][0-9A-Za-z.+-]+)?");
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;.*rel=\"?next\"?.*");
  private static final int MOST_PAGES = 100;

  /** A tag can't have a plus sign, so Helm writes another character. */
  @Override
  public List<String> versions() {
    if (EXACT.matcher(chart.constraint()).matches()) {
      return List.of(chart.constraint());
    }
    return tags(repository(chart.address())).stream()
        .map(tag -> tag.replace('_', '+'))
        .filter(tag -> EXACT.matcher(tag).matches())
        .toList();
  }

  @Override
  public Download download(String version) {
    return at(chart.address() + ":" + version.replace('+', '_'));
  }

  /**
   * Returns what is at an address.
   *
   * @param address with a tag
   */
  Download at(String address) {
    int colon = address.lastIndexOf(':');
    OciRepository repository = repository(address.substring(0, colon));
    Web.Answer answer = repository.get("manifests/" + address.substring(colon + 1), MANIFEST);
    checkDigest(answer);
    String digest = layer(Json.of(answer));
    Download chart = Download.chart(repository.get("blobs/sha256:" + digest, "*/*"), digest);
    return new Download(chart.version(), chart.files(), "", address);
  }

  private static void checkDigest(Web.Answer manifest) {
    Optional<String> said = manifest.headers().firstValue("Docker-Content-Digest");
    String found = "sha256:" + Digest.of(manifest.sound());
    if (said.isPresent() && said.get().startsWith("sha256:") && !said.get().equals(found)) {
      throw PackageException.lasting(
          "What came has another digest than the registry says. It was not taken.");
    }
  }

  private static String layer(JsonNode manifest) {
    return manifest
        .path("layers")
        .valueStream()
        .filter(layer -> {
          String type = layer.path("mediaType").asString("");
          return type.equals(CONTENT) || type.equals(OLD_CONTENT);
        })
        .map(layer -> layer.path("digest").asString(""))
        .filter(digest -> digest.matches("sha256:[0-9a-f]{64}"))
        .map(digest -> digest.substring("sha256:".length()))
        .findFirst()
        .orElseThrow(() -> PackageException.lasting("What the registry has there is no chart."));
  }

  private List<String> tags(OciRepository repository) {
    List<String> tags = new ArrayList<>();
    Optional<String> page = Optional.of("tags/list?n=1000");
    for (int i = 0; i < MOST_PAGES && page.isPresent(); i++) {
      Web.Answer answer = repository.get(page.get(), "application/json");
      Json.of(answer).path("tags").forEach(tag -> tags.add(tag.asString("")));
      page =
          answer
              .headers()
              .firstValue("Link")
              .map(NEXT::matcher)
              .filter(Matcher::matches)
              .map(link -> link.group(1));
    }
    return tags;
  }

  private OciRepository repository(String address) {
    String[] parts = address.substring(SCHEME.length()).split("/", 2);
    Host host = sources.hosts().of(parts[0], parts[1]);
    // What people call docker.io answers under another name.
    String name = parts[0].equals("docker.io") ? "registry-1.docker.io" : parts[0];
    URI root = URI.create("%s://%s/v2/%s/".formatted(host.scheme(), name, parts[1]));
    return new OciRepository(sources.web(), root, host.credentials());
  }
}
