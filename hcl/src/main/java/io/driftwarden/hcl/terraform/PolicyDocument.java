package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.function.FunctionException;
import io.driftwarden.hcl.function.Functions;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Computes {@code aws_iam_policy_document}, which depends on nothing but its own configuration:
 * what is known of the document is known without reading anything.
 */
final class PolicyDocument {
  static final String TYPE = "aws_iam_policy_document";

  private static final String VERSION = "2012-10-17";
  private static final String STATEMENT = "Statement";
  private static final Comparator<Value> REVERSED =
      Comparator.comparing(PolicyDocument::plain).reversed();

  private final Planning planning;
  private final SequencedMap<String, Value> merged = new LinkedHashMap<>();
  private final List<Value> statements = new ArrayList<>();
  private Optional<String> unknown = Optional.empty();

  private PolicyDocument(Planning planning) {
    this.planning = planning;
  }

  /** Returns the attributes that the provider computes. */
  static Map<String, Value> of(Map<String, Value> configured, Planning planning) {
    PolicyDocument document = new PolicyDocument(planning);
    document.texts(configured, "source_policy_documents").forEach(document::mergeText);
    document.merge(document.own(configured));
    document.texts(configured, "override_policy_documents").forEach(document::mergeText);
    return document.computed();
  }

  private Map<String, Value> computed() {
    Map<String, Value> computed = new LinkedHashMap<>();
    computed.put("json", json(true));
    computed.put("minified_json", json(false));
    return computed;
  }

  private Value json(boolean indented) {
    if (unknown.isPresent()) {
      return new Value.Unknown(unknown.get(), Value.Mark.NONE);
    }
    SequencedMap<String, Value> ordered = new LinkedHashMap<>();
    Optional.ofNullable(merged.get("Version")).ifPresent(value -> ordered.put("Version", value));
    Optional.ofNullable(merged.get("Id")).ifPresent(value -> ordered.put("Id", value));
    if (!statements.isEmpty()) {
      ordered.put(STATEMENT, Value.tuple(statements));
    }
    Value.Fields whole = Value.Fields.of(ordered, Value.Mark.NONE);
    return whole.unknownReason().isPresent()
        ? new Value.PartlyJson(whole, Value.Mark.NONE)
        : Value.text(new OrderedJson(planning, indented).of(whole));
  }

  private List<Value> texts(Map<String, Value> configured, String name) {
    Value value = configured.get(name);
    if (value instanceof Value.Unknown missing) {
      unknown = Optional.of(missing.reason());
    }
    return value instanceof Value.Items items ? items.items() : List.of();
  }

  private void mergeText(Value text) {
    switch (text) {
      case Value.PartlyJson json when json.content() instanceof Value.Fields fields ->
          merge(fields.fields());
      case Value.Text known when known.value().isEmpty() -> {}
      case Value.Text known -> {
        if (decoded(known) instanceof Value.Fields fields) {
          merge(written(fields));
        } else {
          unknown = Optional.of("a policy document is no JSON object");
        }
      }
      default -> unknown = text.unknownReason().or(() -> unknown);
    }
  }

  private Value decoded(Value.Text text) {
    try {
      return Functions.call("jsondecode", List.of(text), planning);
    } catch (FunctionException e) {
      return new Value.Null(Value.Mark.NONE);
    }
  }

  /** Statements with an id replace those of the same; the others are added. */
  private void merge(Map<String, Value> document) {
    Value id = document.get("Id");
    if (id != null && !plain(id).isEmpty()) {
      merged.put("Id", id);
    }
    Value version = document.get("Version");
    if (version != null
        && plain(version).compareTo(plain(merged.getOrDefault("Version", Value.text("")))) > 0) {
      merged.put("Version", version);
    }
    if (document.get(STATEMENT) instanceof Value.Items added) {
      added.items().forEach(this::add);
    } else if (document.get(STATEMENT) instanceof Value.Unknown missing) {
      unknown = Optional.of(missing.reason());
    }
  }

  private void add(Value statement) {
    String sid = sid(statement);
    for (int i = 0; i < statements.size() && !sid.isEmpty(); i++) {
      if (sid(statements.get(i)).equals(sid)) {
        statements.set(i, statement);
        return;
      }
    }
    statements.add(statement);
  }

  private static String sid(Value statement) {
    return statement instanceof Value.Fields fields
        ? fields.get("Sid").map(PolicyDocument::plain).orElse("")
        : "";
  }

  /** A document that is read from text, as the provider would write it. */
  private static SequencedMap<String, Value> written(Value.Fields read) {
    SequencedMap<String, Value> document = new LinkedHashMap<>(read.fields());
    document.computeIfPresent(
        STATEMENT,
        (_, value) ->
            value instanceof Value.Items items
                ? Value.tuple(items.items().stream().map(PolicyDocument::statement).toList())
                : Value.tuple(List.of(statement(value))));
    return document;
  }

  private static final List<String> ORDER =
      List.of(
          "Sid",
          "Effect",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Principal",
          "NotPrincipal",
          "Condition");

  private static Value statement(Value read) {
    if (!(read instanceof Value.Fields fields)) {
      return read;
    }
    SequencedMap<String, Value> ordered = new LinkedHashMap<>();
    for (String name : ORDER) {
      Value value = fields.fields().get(name);
      if (value != null && !(value instanceof Value.Text text && text.value().isEmpty())) {
        ordered.put(
            name,
            switch (name) {
              case "Principal", "NotPrincipal" -> principalsRead(value);
              case "Condition" -> conditionsRead(value);
              default -> value;
            });
      }
    }
    return Value.Fields.of(ordered, Value.Mark.NONE);
  }

  private static Value principalsRead(Value value) {
    if (!(value instanceof Value.Fields fields)) {
      return value;
    }
    SequencedMap<String, Value> sorted = new LinkedHashMap<>(new TreeMap<>(fields.fields()));
    sorted.replaceAll((_, of) ->
        of instanceof Value.Items items
            ? Value.tuple(items.items().stream().sorted(REVERSED).toList())
            : of);
    return Value.Fields.of(sorted, Value.Mark.NONE);
  }

  /** Values that are read are written as lists, also single ones. */
  private static Value conditionsRead(Value value) {
    if (!(value instanceof Value.Fields fields)) {
      return value;
    }
    SequencedMap<String, Value> tests = new LinkedHashMap<>(new TreeMap<>(fields.fields()));
    tests.replaceAll((_, test) -> {
      if (!(test instanceof Value.Fields variables)) {
        return test;
      }
      SequencedMap<String, Value> all = new LinkedHashMap<>(new TreeMap<>(variables.fields()));
      all.replaceAll((_, of) -> of instanceof Value.Items ? of : Value.tuple(List.of(of)));
      return Value.Fields.of(all, Value.Mark.NONE);
    });
    return Value.Fields.of(tests, Value.Mark.NONE);
  }

  /** The document that the blocks of the data itself are. */
  private SequencedMap<String, Value> own(Map<String, Value> configured) {
    SequencedMap<String, Value> document = new LinkedHashMap<>();
    Value version = configured.get("version");
    document.put(
        "Version",
        version == null || version instanceof Value.Null ? Value.text(VERSION) : version);
    Value id = configured.get("policy_id");
    if (id != null && !(id instanceof Value.Null)) {
      document.put("Id", id);
    }
    switch (configured.get("statement")) {
      case Value.Items items ->
          document.put(
              STATEMENT,
              Value.tuple(items.items().stream().map(PolicyDocument::ownStatement).toList()));
      case Value.Unknown missing -> document.put(STATEMENT, missing);
      case null, default -> {}
    }
    return document;
  }

  private static Value ownStatement(Value block) {
    if (!(block instanceof Value.Fields fields)) {
      return block;
    }
    SequencedMap<String, Value> statement = new LinkedHashMap<>();
    put(statement, "Sid", fields.fields().get("sid"));
    Value effect = fields.fields().get("effect");
    statement.put(
        "Effect", effect == null || effect instanceof Value.Null ? Value.text("Allow") : effect);
    put(statement, "Action", texts(fields.fields().get("actions")));
    put(statement, "NotAction", texts(fields.fields().get("not_actions")));
    put(statement, "Resource", texts(fields.fields().get("resources")));
    put(statement, "NotResource", texts(fields.fields().get("not_resources")));
    put(statement, "Principal", principals(fields.fields().get("principals")));
    put(statement, "NotPrincipal", principals(fields.fields().get("not_principals")));
    put(statement, "Condition", conditions(fields.fields().get("condition")));
    return Value.Fields.of(statement, fields.mark());
  }

  private static void put(Map<String, Value> statement, String name, @Nullable Value value) {
    boolean empty =
        value == null
            || value instanceof Value.Null
            || (value instanceof Value.Text text && text.value().isEmpty());
    if (!empty) {
      statement.put(name, value);
    }
  }

  /** A single text stands by itself; several are sorted backwards. */
  private static Value texts(@Nullable Value set) {
    if (!(set instanceof Value.Items items)) {
      return set == null ? new Value.Null(Value.Mark.NONE) : set;
    }
    List<Value> texts = items.items().stream().map(PolicyDocument::variables).toList();
    return switch (texts.size()) {
      case 0 -> new Value.Null(Value.Mark.NONE);
      case 1 -> texts.getFirst();
      default -> Value.tuple(texts.stream().sorted(REVERSED).toList());
    };
  }

  /** A variable of a policy is written so that Terraform doesn't take it for its own. */
  private static Value variables(Value value) {
    return value instanceof Value.Text text && text.value().contains("&{")
        ? new Value.Text(text.value().replace("&{", "${"), text.mark())
        : value;
  }

  private static Value principals(@Nullable Value blocks) {
    if (!(blocks instanceof Value.Items items)) {
      return blocks == null ? new Value.Null(Value.Mark.NONE) : blocks;
    }
    Map<String, Value> types = new TreeMap<>();
    for (Value block : items.items()) {
      if (!(block instanceof Value.Fields fields)) {
        return block;
      }
      String type = plain(fields.get("type").orElse(Value.text("")));
      types.merge(type, texts(fields.fields().get("identifiers")), PolicyDocument::together);
    }
    Value everybody = types.get("*");
    if (types.size() == 1 && everybody != null && plain(everybody).equals("*")) {
      return everybody;
    }
    return types.isEmpty()
        ? new Value.Null(Value.Mark.NONE)
        : Value.Fields.of(new LinkedHashMap<>(types), Value.Mark.NONE);
  }

  private static Value together(Value first, Value second) {
    List<Value> all = new ArrayList<>(first instanceof Value.Items a ? a.items() : List.of(first));
    all.addAll(second instanceof Value.Items b ? b.items() : List.of(second));
    return Value.tuple(all);
  }

  private static Value conditions(@Nullable Value blocks) {
    if (!(blocks instanceof Value.Items items)) {
      return blocks == null ? new Value.Null(Value.Mark.NONE) : blocks;
    }
    Map<String, Value> tests = new TreeMap<>();
    for (Value block : items.items()) {
      if (!(block instanceof Value.Fields fields)) {
        return block;
      }
      Value one = Value.Fields.of(new LinkedHashMap<>(condition(fields)), Value.Mark.NONE);
      tests.merge(plain(fields.get("test").orElse(Value.text(""))), one, PolicyDocument::bothTests);
    }
    return tests.isEmpty()
        ? new Value.Null(Value.Mark.NONE)
        : Value.Fields.of(new LinkedHashMap<>(tests), Value.Mark.NONE);
  }

  private static Map<String, Value> condition(Value.Fields fields) {
    Value values = fields.fields().get("values");
    Value told =
        values instanceof Value.Items items
            ? ordered(items.items().stream().map(PolicyDocument::variables).toList())
            : values == null ? new Value.Null(Value.Mark.NONE) : values;
    return Map.of(plain(fields.get("variable").orElse(Value.text(""))), told);
  }

  private static Value ordered(List<Value> values) {
    return values.size() == 1 ? values.getFirst() : Value.tuple(values);
  }

  private static Value bothTests(Value first, Value second) {
    Map<String, Value> variables = new TreeMap<>(((Value.Fields) first).fields());
    ((Value.Fields) second)
        .fields()
        .forEach((name, value) -> variables.merge(name, value, PolicyDocument::together));
    return Value.Fields.of(new LinkedHashMap<>(variables), Value.Mark.NONE);
  }

  private static String plain(Value value) {
    return value instanceof Value.Text text ? text.value() : value.unknownReason().orElse("");
  }
}
