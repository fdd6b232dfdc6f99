package io.driftwarden.rego.x509;

import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NullValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a certificate is also for (RFC 5280, 4.2.1.6). */
record AlternativeNames(
    List<String> hosts, List<String> emails, List<URI> uris, List<InetAddress> addresses) {
  static final AlternativeNames NONE =
      new AlternativeNames(List.of(), List.of(), List.of(), List.of());

  AlternativeNames {
    hosts = List.copyOf(hosts);
    emails = List.copyOf(emails);
    uris = List.copyOf(uris);
    addresses = List.copyOf(addresses);
  }

  static AlternativeNames read(Der names) throws UnreadableException {
    List<String> hosts = new ArrayList<>();
    List<String> emails = new ArrayList<>();
    List<URI> uris = new ArrayList<>();
    List<InetAddress> addresses = new ArrayList<>();
    for (Der name : names.as(Der.SEQUENCE).children()) {
      if (name.isContext(1)) {
        emails.add(name.ascii());
      } else if (name.isContext(2)) {
        hosts.add(name.ascii());
      } else if (name.isContext(6)) {
        uris.add(uri(name.ascii()));
      } else if (name.isContext(7)) {
        addresses.add(address(name.content()));
      }
    }
    return new AlternativeNames(hosts, emails, uris, addresses);
  }

  private static URI uri(String text) throws UnreadableException {
    try {
      return new URI(text);
    } catch (URISyntaxException _) {
      throw new UnreadableException("x509: cannot parse URI \"%s\"".formatted(text));
    }
  }

  private static InetAddress address(byte[] bytes) throws UnreadableException {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException _) {
      throw new UnreadableException("x509: cannot parse IP address of length " + bytes.length);
    }
  }

  Map<String, Value> fields() {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("DNSNames", Fields.texts(hosts));
    fields.put("EmailAddresses", Fields.texts(emails));
    fields.put("IPAddresses", Fields.texts(addresses.stream().map(Addresses::text).toList()));
    fields.put("URIs", Fields.list(uris.stream().map(AlternativeNames::fields).toList()));
    return fields;
  }

  Value uriTexts() {
    return Fields.texts(uris.stream().map(URI::toString).toList());
  }

  private static Value fields(URI uri) {
    Map<String, Value> fields = new LinkedHashMap<>();
    String path = or(uri.getPath());
    String rawPath = or(uri.getRawPath());
    String host = or(uri.getRawAuthority());
    int at = host.indexOf('@');
    fields.put("Scheme", text(uri.getScheme()));
    fields.put("Opaque", text(uri.isOpaque() ? uri.getRawSchemeSpecificPart() : ""));
    fields.put("User", at < 0 ? NullValue.NULL : ObjectValue.EMPTY);
    fields.put("Host", text(host.substring(at + 1)));
    fields.put("Path", text(path));
    fields.put("RawPath", text(isDefault(path, rawPath) ? "" : rawPath));
    fields.put("OmitHost", BooleanValue.FALSE);
    fields.put("ForceQuery", BooleanValue.of(uri.toString().endsWith("?")));
    fields.put("RawQuery", text(uri.getRawQuery()));
    fields.put("Fragment", text(uri.getFragment()));
    fields.put("RawFragment", text(""));
    return ObjectValue.ofStrings(fields);
  }

  /** Reports whether a path is written in the way that follows from what it means. */
  private static boolean isDefault(String path, String raw) {
    try {
      return path.equals(raw) || new URI(null, null, path, null).getRawPath().equals(raw);
    } catch (URISyntaxException _) {
      return false;
    }
  }

  private static String or(@Nullable String text) {
    return Optional.ofNullable(text).orElse("");
  }

  private static Value text(@Nullable String text) {
    return new StringValue(or(text));
  }
}
