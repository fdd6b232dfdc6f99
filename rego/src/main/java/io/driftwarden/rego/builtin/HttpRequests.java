package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.List;
import java.util.Set;

/** The objects that say what HTTP request is meant. */
final class HttpRequests {
  private static final Set<String> KNOWN =
      Set.of(
          "method",
          "url",
          "body",
          "enable_redirect",
          "force_json_decode",
          "force_yaml_decode",
          "headers",
          "raw_body",
          "tls_use_system_certs",
          "tls_ca_cert",
          "tls_ca_cert_file",
          "tls_ca_cert_env_variable",
          "tls_client_cert",
          "tls_client_cert_file",
          "tls_client_cert_env_variable",
          "tls_client_key",
          "tls_client_key_file",
          "tls_client_key_env_variable",
          "tls_insecure_skip_verify",
          "tls_server_name",
          "timeout",
          "cache",
          "force_cache",
          "force_cache_duration_seconds",
          "raise_error",
          "caching_mode",
          "max_retry_attempts",
          "cache_ignored_headers");

  private HttpRequests() {}

  /** Checks that the first operand has the keys that a request needs, and no unknown ones. */
  static void check(Operands in) throws BuiltinException {
    ObjectValue request = in.object(0);
    List<Value> unknown = request.keys().stream().filter(key -> !isKnown(key)).toList();
    if (!unknown.isEmpty()) {
      throw in.wrongType(0, "invalid request parameters(s): %s".formatted(SetValue.of(unknown)));
    }
    List<Value> missing =
        List.of("method", "url").stream()
            .<Value>map(StringValue::new)
            .filter(key -> request.get(key) == null)
            .toList();
    if (!missing.isEmpty()) {
      throw in.wrongType(
          0, "missing required request parameters(s): %s".formatted(SetValue.of(missing)));
    }
  }

  private static boolean isKnown(Value key) {
    return key instanceof StringValue(String name) && KNOWN.contains(name);
  }
}
