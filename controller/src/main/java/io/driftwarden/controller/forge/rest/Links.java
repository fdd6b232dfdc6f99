package io.driftwarden.controller.forge.rest;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Link} of RFC 8288, by which a list names its next page. */
final class Links {
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,<]*\\brel=\"?next\"?");

  private Links() {}

  /**
   * Returns the query of the next page's address. The rest of it is not looked at, so that no
   * answer can send a token elsewhere.
   */
  static Optional<String> nextQuery(HttpHeaders headers) {
    Matcher found = NEXT.matcher(String.join(", ", headers.allValues("Link")));
    return found.find() ? query(found.group(1)) : Optional.empty();
  }

  private static Optional<String> query(String address) {
    try {
      return Optional.ofNullable(URI.create(address).getRawQuery());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
