package io.driftwarden.controller.repo;

import java.util.Objects;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/** Gives credentials to the one host that they are for, so that a redirect can't collect them. */
final class HostCredentials extends CredentialsProvider {
  private final URIish host;
  private final Credentials credentials;

  HostCredentials(URIish host, Credentials credentials) {
    this.host = host;
    this.credentials = credentials;
  }

  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public boolean supports(CredentialItem... items) {
    for (CredentialItem item : items) {
      if (!(item instanceof CredentialItem.Username || item instanceof CredentialItem.Password)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean get(URIish asking, CredentialItem... items) {
    if (!supports(items) || !isSameHost(asking)) {
      return false;
    }
    for (CredentialItem item : items) {
      if (item instanceof CredentialItem.Username user) {
        user.setValue(credentials.user());
      } else if (item instanceof CredentialItem.Password password) {
        password.setValue(credentials.secret().toCharArray());
      }
    }
    return true;
  }

  private boolean isSameHost(URIish asking) {
    return Objects.equals(asking.getScheme(), host.getScheme())
        && Objects.equals(asking.getHost(), host.getHost())
        && asking.getPort() == host.getPort();
  }
}
