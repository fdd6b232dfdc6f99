package io.driftwarden.rego.builtin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The builtins of the {@linkplain BuiltinFamily families}, whose classes may never be needed. */
final class Families {
  private static final List<String> SIGNATURES =
      List.of(
          "crypto.parse_private_keys(string) array",
          "crypto.x509.parse_and_verify_certificates(string) array",
          "crypto.x509.parse_and_verify_certificates_with_options(string, object) array",
          "crypto.x509.parse_certificate_request(string) object",
          "crypto.x509.parse_certificates(string) array",
          "crypto.x509.parse_keypair(string, string) object",
          "crypto.x509.parse_rsa_private_key(string) object",
          "graphql.is_valid(any, any) boolean",
          "graphql.parse(string|object, string|object) array",
          "graphql.parse_and_verify(any, any) array",
          "graphql.parse_query(string) object",
          "graphql.parse_schema(string) object",
          "graphql.schema_is_valid(any) boolean",
          "io.jwt.decode(string) array",
          "io.jwt.decode_verify(string, object) array",
          "io.jwt.encode_sign(object, object, object) string",
          "io.jwt.encode_sign_raw(string, string, string) string",
          "io.jwt.verify_eddsa(string, string) boolean",
          "io.jwt.verify_es256(string, string) boolean",
          "io.jwt.verify_es384(string, string) boolean",
          "io.jwt.verify_es512(string, string) boolean",
          "io.jwt.verify_hs256(string, string) boolean",
          "io.jwt.verify_hs384(string, string) boolean",
          "io.jwt.verify_hs512(string, string) boolean",
          "io.jwt.verify_ps256(string, string) boolean",
          "io.jwt.verify_ps384(string, string) boolean",
          "io.jwt.verify_ps512(string, string) boolean",
          "io.jwt.verify_rs256(string, string) boolean",
          "io.jwt.verify_rs384(string, string) boolean",
          "io.jwt.verify_rs512(string, string) boolean",
          "json.match_schema(any, any) array",
          "json.verify_schema(any) array",
          "rego.parse_module(string, string) object",
          "yaml.is_valid(any) boolean",
          "yaml.marshal(any) string",
          "yaml.unmarshal(string) any");

  static final Table TABLE = table();

  private Families() {}

  /** Everything that the families do, found when it is first asked for. */
  private static final class Found {
    static final Map<String, Builtin.Function> FUNCTIONS = functions();

    private static Map<String, Builtin.Function> functions() {
      Map<String, Builtin.Function> all = new HashMap<>();
      ServiceLoader.load(BuiltinFamily.class, BuiltinFamily.class.getClassLoader())
          .forEach(family -> all.putAll(family.functions()));
      return all;
    }
  }

  private static Table table() {
    Table table = new Table();
    SIGNATURES.forEach(
        signature -> table.add(signature, (environment, in) -> find(in).call(environment, in)));
    return table;
  }

  private static Builtin.Function find(Operands in) throws BuiltinException {
    Builtin.Function function = Found.FUNCTIONS.get(in.name());
    if (function == null) {
      throw in.off("its library is not on the class path.");
    }
    return function;
  }
}
