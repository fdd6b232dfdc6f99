package io.driftwarden.controller.repo;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/**
 * Where a repository is fetched from. Only {@code http} and {@code https} addresses are served, and
 * folders of this machine where the caller names one itself; never {@code ssh}, {@code git} or
 * {@code ext}.
 */
public final class Remote {
  private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(5);

  private final URIish address;
  private final String shown;
  private final Optional<Credentials> credentials;
  private final Duration limit;

  private Remote(URIish address, String shown, Optional<Credentials> credentials, Duration limit) {
    this.address = address;
    this.shown = shown;
    this.credentials = credentials;
    this.limit = limit;
  }

  /**
   * Returns the remote at an {@code http} or {@code https} address; a user and password in it
   * become its credentials.
   *
   * @throws RepositoryException if the address is of another kind
   */
  public static Remote at(String address) {
    URI uri = parse(address);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
      throw notAllowed();
    }
    String shown = scheme + "://" + host(uri) + uri.getRawPath();
    try {
      return new Remote(new URIish(shown), shown, credentialsIn(uri), DEFAULT_LIMIT);
    } catch (URISyntaxException e) {
      throw notAllowed();
    }
  }

  /** Returns the remote that is a repository in a folder of this machine. */
  public static Remote folder(Path folder) {
    String path = folder.toAbsolutePath().normalize().toString();
    return new Remote(new URIish().setPath(path), path, Optional.empty(), DEFAULT_LIMIT);
  }

  /** Returns this with credentials that only this remote's host gets to see. */
  public Remote with(Credentials with) {
    return new Remote(address, shown, Optional.of(with), limit);
  }

  /** Returns this with the longest time that one fetch may take. */
  public Remote within(Duration time) {
    return new Remote(address, shown, credentials, time);
  }

  /** Opens a connection into a repository; nothing is asked yet. */
  Transport open(Repository repository) throws IOException {
    Transport transport = Transport.open(repository, address);
    transport.setTagOpt(TagOpt.NO_TAGS);
    transport.setTimeout(Math.clamp(limit.toSeconds(), 1, 60));
    credentials.ifPresent(
        shown -> transport.setCredentialsProvider(new HostCredentials(address, shown)));
    return transport;
  }

  URIish address() {
    return address;
  }

  Optional<Credentials> credentials() {
    return credentials;
  }

  Duration limit() {
    return limit;
  }

  private static URI parse(String address) {
    try {
      return new URI(address);
    } catch (URISyntaxException e) {
      throw notAllowed();
    }
  }

  private static String host(URI uri) {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  private static Optional<Credentials> credentialsIn(URI uri) {
    String info = uri.getUserInfo();
    if (info == null || info.isEmpty()) {
      return Optional.empty();
    }
    int colon = info.indexOf(':');
    return Optional.of(
        colon < 0
            ? Credentials.token(info)
            : new Credentials(info.substring(0, colon), info.substring(colon + 1)));
  }

  /** The address itself is not repeated: what can't be parsed may hold a password anywhere. */
  private static RepositoryException notAllowed() {
    return new RepositoryException(
        RepositoryException.Reason.NOT_ALLOWED,
        "The repository's address is not served: it must begin with https:// or http:// and name a host.");
  }

  /** Returns the address without user, password and query, as messages show it. */
  @Override
  public String toString() {
    return shown;
  }
}
