package io.driftwarden.helm.function;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.format.Quoting;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Kinds;
import io.driftwarden.helm.value.UnknownMark;
import java.util.List;
import java.util.Optional;

/** Sprig's {@code urlParse} and {@code urlJoin}: an address as a mapping of its parts. */
final class Urls {
  /** What may stand in a part as it is, beside letters and digits. */
  private static final String IN_PATH = "-_.~$&+,/:;=@";

  private static final String IN_USER = "-_.~$&+,;=";
  private static final String IN_FRAGMENT = "-_.~$&+,/:;=?@!()*";
  private static final String IN_HOST = "-_.~!$&'()*+,;=:[]<>\"";

  private Urls() {}

  static void declare(Functions functions) {
    functions.strict("urlParse", "string", a -> parsed(a.text(0)));
    functions.strict("urlJoin", "map", Urls::joined);
  }

  private static Datum parsed(String text) {
    try {
      return parts(text);
    } catch (BadArgument e) {
      throw new BadArgument(
          "unable to parse url: parse %s: %s".formatted(Quoting.quote(text), e.problem()));
    }
  }

  private static Datum.Dict parts(String text) {
    Datum.Dict dict = new Datum.Dict();
    for (String key :
        new String[] {
          "scheme", "host", "hostname", "path", "query", "opaque", "fragment", "userinfo"
        }) {
      dict.put(key, Datum.of(""));
    }
    int hash = text.indexOf('#');
    String rest = hash < 0 ? text : text.substring(0, hash);
    if (rest.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      throw new BadArgument("net/url: invalid control character in URL");
    }
    if (!rest.equals("*")) {
      hierarchical(rest, dict);
    } else {
      dict.put("path", Datum.of("*"));
    }
    dict.put("fragment", Datum.of(hash < 0 ? "" : unescaped(text.substring(hash + 1), false)));
    return dict;
  }

  private static void hierarchical(String text, Datum.Dict dict) {
    String scheme = scheme(text);
    String rest = scheme.isEmpty() ? text : text.substring(scheme.length() + 1);
    dict.put("scheme", Datum.of(scheme.toLowerCase(java.util.Locale.ROOT)));
    int question = rest.indexOf('?');
    dict.put("query", Datum.of(question < 0 ? "" : rest.substring(question + 1)));
    rest = question < 0 ? rest : rest.substring(0, question);
    if (!rest.startsWith("/")) {
      if (!scheme.isEmpty()) {
        dict.put("opaque", Datum.of(rest));
        return;
      }
      if (rest.split("/", 2)[0].contains(":")) {
        throw new BadArgument("first path segment in URL cannot contain colon");
      }
    }
    if (rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"))) {
      int slash = rest.indexOf('/', 2);
      authority(slash < 0 ? rest.substring(2) : rest.substring(2, slash), dict);
      rest = slash < 0 ? "" : rest.substring(slash);
    }
    dict.put("path", Datum.of(unescaped(rest, false)));
  }

  private static String scheme(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (c == ':') {
        if (i == 0) {
          throw new BadArgument("missing protocol scheme");
        }
        return text.substring(0, i);
      }
      if (!letter && (i == 0 || ((c < '0' || c > '9') && "+-.".indexOf(c) < 0))) {
        return "";
      }
    }
    return "";
  }

  private static void authority(String text, Datum.Dict dict) {
    int at = text.lastIndexOf('@');
    String host = host(text.substring(at + 1));
    dict.put("host", Datum.of(host));
    dict.put("hostname", Datum.of(hostname(host)));
    if (at >= 0) {
      dict.put("userinfo", Datum.of(user(text.substring(0, at))));
    }
  }

  private static String host(String host) {
    int bracket = host.lastIndexOf('[');
    int close = host.lastIndexOf(']');
    if (bracket > 0) {
      throw new BadArgument("invalid IP-literal");
    }
    if (bracket == 0 && close < 0) {
      throw new BadArgument("missing ']' in host");
    }
    int colon = bracket == 0 ? close + 1 : host.indexOf(':');
    String port = colon < 0 ? "" : host.substring(colon);
    if (!port.matches("(?::[0-9]*)?")) {
      throw new BadArgument("invalid port %s after host".formatted(Quoting.quote(port)));
    }
    return unescaped(host, true);
  }

  private static String hostname(String host) {
    int colon = host.lastIndexOf(':');
    String name = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }

  private static String user(String info) {
    boolean valid =
        info.chars()
            .allMatch(c ->
                (c < 0x80 && Character.isLetterOrDigit(c)) || "-._:~!$&'()*+,;=%@".indexOf(c) >= 0);
    if (!valid) {
      throw new BadArgument("net/url: invalid userinfo");
    }
    String[] parts = info.split(":", 2);
    String name = escaped(unescaped(parts[0], false), IN_USER);
    return parts.length == 1 ? name : name + ":" + escaped(unescaped(parts[1], false), IN_USER);
  }

  /** Returns what a part says, its bytes read as UTF-8. */
  private static String unescaped(String text, boolean host) {
    String bytes = ByteText.of(text);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (c == '%') {
        out.append(code(bytes, i, host));
        i += 2;
        continue;
      }
      if (host && c < 0x80 && !Character.isLetterOrDigit(c) && IN_HOST.indexOf(c) < 0) {
        throw new BadArgument(
            "invalid character %s in host name".formatted(Quoting.quote(String.valueOf(c))));
      }
      out.append(c);
    }
    return new String(out.toString().getBytes(ISO_8859_1), UTF_8);
  }

  private static char code(String bytes, int at, boolean host) {
    String escape = bytes.substring(at, Math.min(at + 3, bytes.length()));
    boolean valid = escape.matches("%[0-9a-fA-F]{2}");
    if (!valid || (host && escape.charAt(1) < '8' && !escape.equals("%25"))) {
      throw new BadArgument("invalid URL escape " + Quoting.quote(escape));
    }
    return (char) Integer.parseInt(escape.substring(1), 16);
  }

  private static String escaped(String text, String kept) {
    StringBuilder out = new StringBuilder();
    ByteText.of(text)
        .chars()
        .forEach(c -> {
          boolean plain = (c < 0x80 && Character.isLetterOrDigit(c)) || kept.indexOf(c) >= 0;
          out.append(plain ? String.valueOf((char) c) : "%%%02X".formatted(c));
        });
    return out.toString();
  }

  private static Datum joined(Arguments a) {
    Datum.Dict dict = a.dict(0);
    Optional<Datum.Unknown> unknown =
        UnknownMark.in(new Datum.Items(List.copyOf(dict.entries().values())));
    return unknown.isPresent() ? unknown.get() : joined(dict);
  }

  private static Datum joined(Datum.Dict dict) {
    String scheme = part(dict, "scheme");
    String host = part(dict, "host");
    String path = part(dict, "path");
    String query = part(dict, "query");
    String opaque = part(dict, "opaque");
    String fragment = part(dict, "fragment");
    String user = joinedUser(part(dict, "userinfo"));
    StringBuilder out = new StringBuilder(scheme.isEmpty() ? "" : scheme + ":");
    if (!opaque.isEmpty()) {
      out.append(opaque);
    } else {
      boolean authority = !scheme.isEmpty() || !host.isEmpty() || !user.isEmpty();
      boolean slashes = !host.isEmpty() || !path.isEmpty() || !user.isEmpty();
      out.append(authority && slashes ? "//" : "").append(user).append(escaped(host, IN_HOST));
      String written = escaped(path, IN_PATH);
      out.append(!path.isEmpty() && !path.startsWith("/") && !host.isEmpty() ? "/" : "");
      out.append(out.isEmpty() && path.split("/", 2)[0].contains(":") ? "./" : "");
      out.append(path.equals("*") ? "*" : written);
    }
    out.append(query.isEmpty() ? "" : "?" + query);
    out.append(fragment.isEmpty() ? "" : "#" + escaped(fragment, IN_FRAGMENT));
    return Datum.of(out.toString());
  }

  private static String joinedUser(String info) {
    try {
      return info.isEmpty() ? "" : user(info) + "@";
    } catch (BadArgument e) {
      throw new BadArgument(
          "unable to parse userinfo in dict: parse %s: %s"
              .formatted(Quoting.quote("proto://" + info + "@host"), e.problem()));
    }
  }

  private static String part(Datum.Dict dict, String key) {
    if (!dict.has(key)) {
      return "";
    }
    return switch (dict.get(key)) {
      case Datum.Text text -> text.value();
      case Datum.Nil _ ->
          throw new BadArgument("runtime error: invalid memory address or nil pointer dereference");
      default ->
          throw new BadArgument(
              "unable to parse %s key, must be of type string, but %s found"
                  .formatted(key, Kinds.kind(dict.get(key))));
    };
  }
}
