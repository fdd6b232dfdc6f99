package io.driftwarden.rego.builtin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A URL as Go's net/url reads it. Absent parts are empty.
 *
 * @param host with its port, and with the brackets of an IPv6 address
 * @param rawPath the path as written
 */
record GoUrl(
    String scheme, String host, String path, String rawPath, String query, String fragment) {
  private static final String MARKS = "-_.~";
  private static final String HOST_MARKS = MARKS + "!$&'()*+,;=:[]<>\"";
  private static final String PATH_MARKS = MARKS + "$&+,/:;=@";

  /** Says what is wrong with a URL. */
  static final class NotUrlException extends Exception {
    private static final long serialVersionUID = 1L;

    NotUrlException(String url, String problem) {
      super("parse \"%s\": %s".formatted(url, problem), null, false, false);
    }
  }

  private static final class Problem extends Exception {
    private static final long serialVersionUID = 1L;

    Problem(String text) {
      super(text, null, false, false);
    }
  }

  static GoUrl parse(String text) throws NotUrlException {
    int hash = text.indexOf('#');
    String fragment = hash < 0 ? "" : text.substring(hash + 1);
    String rest = hash < 0 ? text : text.substring(0, hash);
    GoUrl url;
    try {
      url = parseRest(rest);
    } catch (Problem problem) {
      throw new NotUrlException(rest, String.valueOf(problem.getMessage()));
    }
    try {
      String decoded = unescape(fragment, false);
      return new GoUrl(url.scheme, url.host, url.path, url.rawPath, url.query, decoded);
    } catch (Problem problem) {
      throw new NotUrlException(text, String.valueOf(problem.getMessage()));
    }
  }

  private static GoUrl parseRest(String text) throws Problem {
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      throw new Problem("net/url: invalid control character in URL");
    }
    if (text.equals("*")) {
      return new GoUrl("", "", "*", "*", "", "");
    }
    int colon = schemeEnd(text);
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = text.substring(colon + 1);
    int mark = rest.indexOf('?');
    String query = mark < 0 ? "" : rest.substring(mark + 1);
    String path = mark < 0 ? rest : rest.substring(0, mark);
    if (!path.startsWith("/")) {
      if (!scheme.isEmpty()) {
        return new GoUrl(scheme, "", "", "", query, "");
      }
      if (path.split("/", 2)[0].contains(":")) {
        throw new Problem("first path segment in URL cannot contain colon");
      }
    }
    String host = "";
    if ((!scheme.isEmpty() || !path.startsWith("///")) && path.startsWith("//")) {
      int slash = path.indexOf('/', 2);
      host = authority(scheme, slash < 0 ? path.substring(2) : path.substring(2, slash));
      path = slash < 0 ? "" : path.substring(slash);
    }
    return new GoUrl(scheme, host, unescape(path, false), rawPath(path), query, "");
  }

  /** Returns where the scheme ends, -1 where there is none. */
  private static int schemeEnd(String text) throws Problem {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        if (i == 0) {
          throw new Problem("missing protocol scheme");
        }
        return i;
      }
      boolean inner = i > 0 && (isDigit(c) || "+-.".indexOf(c) >= 0);
      if (!isLetter(c) && !inner) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static String authority(String scheme, String text) throws Problem {
    int at = text.lastIndexOf('@');
    String host = host(scheme, text.substring(at + 1));
    if (at >= 0) {
      String user = text.substring(0, at);
      if (!user.chars()
          .allMatch(c -> isLetter(c) || isDigit(c) || "-._:~!$&'()*+,;=%@".indexOf(c) >= 0)) {
        throw new Problem("net/url: invalid userinfo");
      }
      String _ = unescape(user, false);
    }
    return host;
  }

  private static String host(String scheme, String text) throws Problem {
    int open = text.lastIndexOf('[');
    if (open > 0) {
      throw new Problem("invalid IP-literal");
    }
    if (open == 0) {
      return literal(text);
    }
    int first = text.indexOf(':');
    boolean strict = scheme.equals("http") || scheme.equals("https");
    int colon = strict ? first : text.lastIndexOf(':');
    if (colon >= 0) {
      checkPort(text.substring(colon));
    }
    return unescape(text, true);
  }

  private static String literal(String text) throws Problem {
    int close = text.lastIndexOf(']');
    if (close < 0) {
      throw new Problem("missing ']' in host");
    }
    String port = text.substring(close + 1);
    checkPort(port);
    String address = text.substring(1, close);
    int zone = address.indexOf("%25");
    String plain = unescape(zone < 0 ? address : address.substring(0, zone), true);
    if (Cidr.parseAddress(plain).filter(cidr -> cidr.bits() == 128).isEmpty()) {
      throw new Problem(
          Cidr.parseAddress(plain).isPresent()
              ? "invalid IP-literal"
              : "invalid host: ParseAddr(\"%s\"): unable to parse IP".formatted(plain));
    }
    return "[" + plain + (zone < 0 ? "" : unescape(address.substring(zone), false)) + "]" + port;
  }

  private static void checkPort(String port) throws Problem {
    if (!isPort(port)) {
      throw new Problem("invalid port \"%s\" after host".formatted(port));
    }
  }

  private static boolean isPort(String port) {
    return port.isEmpty()
        || (port.startsWith(":") && port.substring(1).chars().allMatch(GoUrl::isDigit));
  }

  /** Decodes what is escaped; in a host only what is no ASCII may be. */
  private static String unescape(String text, boolean host) throws Problem {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] bytes = text.getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%') {
        out.write(escaped(bytes, i, host));
        i += 2;
      } else {
        boolean known =
            bytes[i] < 0
                || isLetter(bytes[i])
                || isDigit(bytes[i])
                || HOST_MARKS.indexOf(bytes[i]) >= 0;
        if (host && !known) {
          throw new Problem("invalid character \"%c\" in host name".formatted((char) bytes[i]));
        }
        out.write(bytes[i]);
      }
    }
    return out.toString(UTF_8);
  }

  private static int escaped(byte[] bytes, int at, boolean host) throws Problem {
    String shown = new String(bytes, at, Math.min(3, bytes.length - at), UTF_8);
    boolean whole =
        shown.length() == 3
            && HexFormat.isHexDigit(shown.charAt(1))
            && HexFormat.isHexDigit(shown.charAt(2));
    if (!whole || (host && HexFormat.fromHexDigit(shown.charAt(1)) < 8 && !shown.equals("%25"))) {
      throw new Problem("invalid URL escape \"%s\"".formatted(shown));
    }
    return HexFormat.fromHexDigits(shown, 1, 3);
  }

  /** Returns the path as written, where Go would not write what it means that way itself. */
  private static String rawPath(String path) throws Problem {
    return path.equals(escape(unescape(path, false))) ? unescape(path, false) : path;
  }

  /** Escapes the characters of a path that need it. */
  private static String escape(String path) {
    StringBuilder out = new StringBuilder();
    for (byte b : path.getBytes(UTF_8)) {
      if (b > 0 && (isLetter(b) || isDigit(b) || PATH_MARKS.indexOf(b) >= 0)) {
        out.append((char) b);
      } else {
        out.append('%').append("%02X".formatted(b & 0xFF));
      }
    }
    return out.toString();
  }

  /** Returns the path as it goes over the wire. */
  String escapedPath() {
    return rawPath.equals(path) ? escape(path) : rawPath;
  }

  /** Returns the host without port and brackets. */
  String hostname() {
    String name = portStart().map(colon -> host.substring(0, colon)).orElse(host);
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }

  String port() {
    return portStart().map(colon -> host.substring(colon + 1)).orElse("");
  }

  private Optional<Integer> portStart() {
    int colon = host.lastIndexOf(':');
    return colon >= 0 && isPort(host.substring(colon)) ? Optional.of(colon) : Optional.empty();
  }
}
