package io.driftwarden.render.packages;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The source of a module from outside (developer.hashicorp.com/terraform, Module Sources): the
 * package, and the directory in it.
 *
 * @param directory empty for the package's root
 */
public record ModuleSource(PackageRef ref, String directory) {
  private static final String PUBLIC_REGISTRY = "registry.terraform.io";
  private static final String NAME = "[0-9A-Za-z](?:[0-9A-Za-z_-]{0,62}[0-9A-Za-z])?";
  private static final Pattern REGISTRY =
      Pattern.compile(
          "(?:((?:[0-9A-Za-z-]+\\.)+[0-9A-Za-z-]+(?::\\d+)?|localhost:\\d+)/)?(%s)/(%s)/([0-9a-z]{1,64})"
              .formatted(NAME, NAME));
  private static final List<String> NO_REGISTRIES =
      List.of("github.com", "bitbucket.org", "gitlab.com", "gist.github.com");
  private static final Pattern FORCED = Pattern.compile("([A-Za-z0-9]+)::(.+)");
  private static final Pattern SHORT_SSH = Pattern.compile("(?:[^@/]+@)([^:/]+):(.+)");
  private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9._~%!$&'()*+,;=:@/?-]*");
  private static final Pattern HOSTED =
      Pattern.compile("((?:github\\.com|bitbucket\\.org)/[^/]+/[^/]+)(/.*)?");

  /** What a source turned out to be. */
  public sealed interface Parsed {
    record Known(ModuleSource source) implements Parsed {}

    /**
     * Something that is never fetched.
     *
     * @param why a sentence
     */
    record Refused(String why) implements Parsed {}
  }

  /**
   * Reads a source that is no path.
   *
   * @param version the constraint beside it; empty for none
   */
  public static Parsed parse(String source, String version) {
    Split split = Split.of(source.strip());
    Matcher registry = REGISTRY.matcher(split.address());
    if (registry.matches() && !isForge(registry.group(1))) {
      String host = Optional.ofNullable(registry.group(1)).orElse(PUBLIC_REGISTRY);
      return known(
          new PackageRef.Module(
              host.toLowerCase(Locale.ROOT),
              registry.group(2),
              registry.group(3),
              registry.group(4),
              version.strip()),
          split);
    }
    if (!version.isBlank()) {
      return new Parsed.Refused("Only modules of a registry have a version: take it out.");
    }
    return remote(split);
  }

  private static boolean isForge(@Nullable String host) {
    return host != null && NO_REGISTRIES.contains(host.toLowerCase(Locale.ROOT));
  }

  private static Parsed remote(Split split) {
    Matcher forced = FORCED.matcher(split.address());
    if (forced.matches()) {
      Split rest = split.at(forced.group(2));
      return switch (forced.group(1)) {
        case "git" -> git(rest);
        case "http", "https" -> web(rest);
        default ->
            new Parsed.Refused(
                "Sources of the kind %s:: are not fetched.".formatted(forced.group(1)));
      };
    }
    if (SHORT_SSH.matcher(split.address()).matches() && !split.address().contains("://")) {
      return git(split);
    }
    Matcher hosted = HOSTED.matcher(split.address());
    if (hosted.matches()) {
      String inside = Optional.ofNullable(hosted.group(2)).orElse("").replaceAll("^/+", "");
      String repository = hosted.group(1).replaceAll("\\.git$", "");
      return git(
          new Split(
              "https://" + repository + ".git",
              split.directory().isEmpty() ? inside : split.directory(),
              split.query()));
    }
    return web(split);
  }

  private static Parsed git(Split split) {
    Matcher shortened = SHORT_SSH.matcher(split.address());
    String address =
        shortened.matches() && !split.address().contains("://")
            ? "https://" + shortened.group(1) + "/" + shortened.group(2)
            : split.address();
    return clean(address)
        .map(at -> known(new PackageRef.Git(at, split.parameter("ref").orElse("")), split))
        .orElseGet(ModuleSource::noAddress);
  }

  private static Parsed web(Split split) {
    String lower = split.address().toLowerCase(Locale.ROOT);
    if (!lower.startsWith("https://") && !lower.startsWith("http://")) {
      return noAddress();
    }
    return clean(split.address())
        .map(at ->
            at.endsWith(".git") && split.query().isEmpty() ? asGit(at, split) : archive(at, split))
        .orElseGet(ModuleSource::noAddress);
  }

  private static Parsed asGit(String address, Split split) {
    return known(new PackageRef.Git(address, ""), split);
  }

  private static Parsed archive(String address, Split split) {
    String query = split.query().isEmpty() ? "" : "?" + split.query();
    return QUERY.matcher(split.query()).matches()
        ? known(new PackageRef.Archive(address + query), split)
        : noAddress();
  }

  private static Parsed noAddress() {
    return new Parsed.Refused(
        "Nothing is fetched from there. Write ./ or ../ before a directory of this repository, NAMESPACE/NAME/PROVIDER for a module of a registry, or an address with https.");
  }

  private static Parsed known(PackageRef ref, Split split) {
    return new Parsed.Known(new ModuleSource(ref, split.directory()));
  }

  /** What ssh reaches is fetched by https; users and passwords are never kept. */
  private static Optional<String> clean(String address) {
    try {
      URI uri = new URI(address);
      String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
      boolean ssh = scheme.equals("ssh");
      if (uri.getHost() == null || !(ssh || scheme.equals("https") || scheme.equals("http"))) {
        return Optional.empty();
      }
      String port = ssh || uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String host = uri.getHost().toLowerCase(Locale.ROOT);
      return Optional.of((ssh ? "https" : scheme) + "://" + host + port + uri.getRawPath());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** An address, the directory behind {@code //} and the query behind {@code ?}. */
  private record Split(String address, String directory, String query) {
    static Split of(String source) {
      int question = source.indexOf('?');
      String query = question < 0 ? "" : source.substring(question + 1);
      String path = question < 0 ? source : source.substring(0, question);
      int scheme = path.indexOf("://");
      int at = path.indexOf("//", scheme < 0 ? 0 : scheme + 3);
      return at < 0
          ? new Split(path, "", query)
          : new Split(path.substring(0, at), path.substring(at + 2).replaceAll("/+$", ""), query);
    }

    Split at(String other) {
      return new Split(other, directory, query);
    }

    Optional<String> parameter(String name) {
      return Stream.of(query.split("&"))
          .filter(part -> part.startsWith(name + "="))
          .map(part -> URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8))
          .findFirst();
    }
  }
}
