package io.driftwarden.rego.differential;

import io.driftwarden.rego.differential.PolicyMaker.Shape;
import java.util.List;

/**
 * How expressions of a type are put together. {@code §} and a letter are a hole: a number, a
 * string, and so on, as {@link PolicyMaker} fills them.
 */
final class Forms {
  private static final List<String> NUMBERS =
      List.of(
          "(§n + §n)",
          "(§n - §n)",
          "(§n * §n)",
          "(§n / §n)",
          "(§n % §i)",
          "count(§c)",
          "count(§s)",
          "abs(§n)",
          "round(§n)",
          "ceil(§n)",
          "floor(§n)",
          "sum(§N)",
          "product(§N)",
          "to_number(§x)",
          "indexof(§s, §t)",
          "bits.and(§i, §n)",
          "bits.xor(§i, §n)",
          "bits.lsh(§n, §i)",
          "bits.negate(§n)",
          "strings.count(§s, §t)",
          "semver.compare(§v, §v)",
          "units.parse(§u)",
          "units.parse_bytes(§u)",
          "time.parse_duration_ns(\"1h§im\")");

  private static final List<String> STRINGS =
      List.of(
          "lower(§s)",
          "upper(§s)",
          "concat(§t, §S)",
          "sprintf(\"%v-%v\", [§x, §x])",
          "sprintf(\"%s %d\", [§x, §x])",
          "sprintf(\"%q=%v\", [§x, §x])",
          "sprintf(\"%5d|%-4s|%t\", [§n, §s, §b])",
          "sprintf(\"%.2f %x\", [§n, §s])",
          "replace(§s, §T, §t)",
          "trim(§s, §t)",
          "trim_left(§s, §t)",
          "trim_suffix(§s, §t)",
          "trim_space(§s)",
          "substring(§s, §i, §i)",
          "type_name(§x)",
          "json.marshal(§x)",
          "format_int(§n, 10)",
          "format_int(§n, 16)",
          "trim_prefix(§s, §t)",
          "strings.reverse(§s)",
          "strings.replace_n({\"é\": §t, \"x\": §t}, §s)",
          "base64.encode(§s)",
          "base64url.encode(§s)",
          "hex.encode(§s)",
          "urlquery.encode(§s)",
          "crypto.md5(§s)",
          "regex.replace(§s, §p, \"<$0>\")",
          "base64.decode(§s)",
          "json.marshal_with_options(§x, {\"pretty\": true})",
          "$\"{§r} and {§n}\"");

  private static final List<String> BOOLEANS =
      List.of(
          "startswith(§s, §t)",
          "endswith(§s, §t)",
          "contains(§s, §t)",
          "is_string(§x)",
          "is_number(§x)",
          "is_array(§x)",
          "is_object(§x)",
          "is_set(§x)",
          "is_boolean(§x)",
          "is_null(§x)",
          "regex.match(§p, §s)",
          "(§x in §c)",
          "(§x, §x in §c)",
          "object.subset(§o, §o)",
          "(§x == §x)",
          "(§n < §n)",
          "glob.match(§g, [\"-\"], §s)",
          "glob.match(§g, [], §s)",
          "net.cidr_contains(§d, §d)",
          "net.cidr_intersects(§d, §d)",
          "semver.is_valid(§v)",
          "json.is_valid(§j)",
          "strings.any_prefix_match(§s, §S)",
          "strings.any_suffix_match(§S, §s)",
          "regex.is_valid(§s)");

  private static final List<String> ARRAYS =
      List.of(
          "[§x, §x]",
          "[§x]",
          "array.concat(§a, §a)",
          "array.slice(§a, §i, §i)",
          "array.reverse(§a)",
          "array.flatten(§a)",
          "sort(§l)",
          "split(§s, §t)",
          "numbers.range(§i, §i)",
          "numbers.range_step(§i, §i, 2)",
          "regex.split(§p, §s)",
          "regex.find_n(§p, §s, §i)",
          "regex.find_all_string_submatch_n(§p, §s, -1)",
          "indexof_n(§s, §t)");

  private static final List<String> OBJECTS =
      List.of(
          "{\"k\": §x, \"l§i\": §x}",
          "{§s: §x}",
          "object.union(§o, §o)",
          "object.union_n([§o, §o])",
          "object.remove(§o, [§t])",
          "object.filter(§o, {§t})",
          "json.filter(§o, [\"tags/env\", \"x\"])",
          "json.remove(§o, [\"tags/env\", \"k/y\"])",
          "json.patch(§o, [{\"op\": \"add\", \"path\": \"/x\", \"value\": §x}])");

  private static final List<String> SETS =
      List.of(
          "{§x, §x}",
          "{§x}",
          "(§e & §e)",
          "(§e | §e)",
          "(§e - §e)",
          "union({§e, §e})",
          "intersection({§e, §e})",
          "object.keys(§o)",
          "graph.reachable({\"x\": [\"y\"], \"y\": §S}, [§t])");

  private static final List<String> ANY =
      List.of(
          "object.get(§o, §t, §x)",
          "object.get(§o, [\"tags\", §t], §x)",
          "max(§l)",
          "min(§l)",
          "§f(§x)",
          "§f(§x)",
          "json.unmarshal(§j)",
          "§r",
          "object.get(§o, §x, §x)");

  private Forms() {}

  static List<String> of(Shape type) {
    return switch (type) {
      case NUMBER -> NUMBERS;
      case STRING -> STRINGS;
      case BOOLEAN -> BOOLEANS;
      case ARRAY -> ARRAYS;
      case OBJECT -> OBJECTS;
      case SET -> SETS;
      case ANY -> ANY;
    };
  }
}
