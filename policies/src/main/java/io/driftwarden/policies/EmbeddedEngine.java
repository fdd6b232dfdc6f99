package io.driftwarden.policies;

import io.driftwarden.rego.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Evaluates what was compiled anyway, to tell a person's mistakes. */
final class EmbeddedEngine implements Engine {
  @Override
  public List<Map<String, Value>> answers(PolicySet policies, List<Question> questions) {
    return questions.stream().map(EmbeddedEngine::answer).toList();
  }

  private static Map<String, Value> answer(Question question) {
    Bundle bundle = question.bundle();
    Map<String, Value> defined = new LinkedHashMap<>();
    for (String document : bundle.documents()) {
      bundle
          .compiled()
          .evaluate(document, question.input())
          .ifPresent(value -> defined.put(document, value));
    }
    return defined;
  }
}
