package io.driftwarden.policies.opa;

import io.driftwarden.policies.Bundle;
import io.driftwarden.policies.PolicySet;
import io.driftwarden.policies.Question;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The module that is asked: it holds the digest of the policy set beside it, and answers all
 * questions about a rendering in one evaluation.
 */
record Entry(PolicySet policies) {
  static final String NAME = "driftwarden/engine";
  static final String VERDICT = "driftwarden/engine/verdict";

  /** The module while the others are being changed: it answers nothing. */
  static final String CLOSED =
      """
      package driftwarden.engine

      verdict := {"digest": "", "answers": []}
      """;

  /** Returns the module. */
  String module() {
    return """
    package driftwarden.engine

    import rego.v1

    digest := "%s"

    verdict := {"digest": digest, "answers": answers}

    answers := [answer |
    	input.digest == digest
    	some question in input.questions
    	answer := documents(question)
    ]

    documents(question) := found if {
    	question.bundle == "library"
    	found := library with input as question.input
    }

    documents(question) := found if {
    	question.bundle == "own"
    	found := own with input as question.input%s
    }

    %s
    %s
    """
        .formatted(
            policies.digest(),
            data(),
            rules("library", policies.library()),
            rules("own", policies.own()));
  }

  /** The server keeps no data of ours, which others could change beside the modules. */
  private String data() {
    return policies.own().data() instanceof ObjectValue data
        ? data.keys().stream()
            .map(key -> " with data[%s] as %s".formatted(key.toJson(), data.at(key).toJson()))
            .collect(Collectors.joining())
        : "";
  }

  private static String rules(String name, Bundle bundle) {
    return bundle.documents().isEmpty()
        ? name + " := {}\n"
        : bundle.documents().stream()
            .map(document -> "%s[\"%s\"] := %s\n".formatted(name, document, document))
            .collect(Collectors.joining());
  }

  /** Returns the JSON text of the questions, as the module takes them. */
  String input(List<Question> questions) {
    return questions.stream()
        .map(this::input)
        .collect(
            Collectors.joining(
                ",", "{\"digest\":\"%s\",\"questions\":[".formatted(policies.digest()), "]}"));
  }

  private String input(Question question) {
    String bundle = question.bundle().equals(policies.own()) ? "own" : "library";
    return "{\"bundle\":\"" + bundle + "\",\"input\":" + question.input().toJson() + "}";
  }

  /** Returns what it answered; empty if it was not this policy set that did. */
  Optional<List<Map<String, Value>>> answers(Object verdict, Trouble trouble) {
    if (!(verdict instanceof Map<?, ?> said)
        || !(said.get("digest") instanceof String digest)
        || !(said.get("answers") instanceof List<?> answers)) {
      throw trouble.noAnswer();
    }
    return digest.equals(policies.digest())
        ? Optional.of(answers.stream().map(answer -> documents(answer, trouble)).toList())
        : Optional.empty();
  }

  private static Map<String, Value> documents(Object answer, Trouble trouble) {
    if (!(answer instanceof Map<?, ?> found)) {
      throw trouble.noAnswer();
    }
    Map<String, Value> documents = new LinkedHashMap<>();
    found.forEach((path, value) -> documents.put(String.valueOf(path), Value.of(value)));
    return documents;
  }
}
