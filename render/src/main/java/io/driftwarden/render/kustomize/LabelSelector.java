package io.driftwarden.render.kustomize;

import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes' selectors of labels, such as {@code app=db,tier in (a, b),!debug}. */
final class LabelSelector {
  private static final String KEY = "([A-Za-z0-9][A-Za-z0-9_./-]*)";
  private static final Pattern EXISTS = Pattern.compile("(!?)\\s*" + KEY);
  private static final Pattern EQUALS = Pattern.compile(KEY + "\\s*(==|=|!=)\\s*([^\\s()]*)");
  private static final Pattern ORDER = Pattern.compile(KEY + "\\s*([<>])\\s*(-?[0-9]{1,18})");
  private static final Pattern SET = Pattern.compile(KEY + "\\s+(in|notin)\\s*\\(([^()]*)\\)");
  private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

  private final List<Predicate<Map<String, String>>> terms = new ArrayList<>();

  private LabelSelector() {}

  static LabelSelector parse(Node.Text text) {
    LabelSelector selector = new LabelSelector();
    if (!text.value().isBlank()) {
      for (String term : COMMA.split(text.value(), -1)) {
        selector.terms.add(term(term.strip(), text));
      }
    }
    return selector;
  }

  boolean matches(Map<String, String> labels) {
    return terms.stream().allMatch(term -> term.test(labels));
  }

  private static Predicate<Map<String, String>> term(String term, Node.Text text) {
    Matcher exists = EXISTS.matcher(term);
    if (exists.matches()) {
      boolean wanted = exists.group(1).isEmpty();
      return labels -> labels.containsKey(exists.group(2)) == wanted;
    }
    Matcher equals = EQUALS.matcher(term);
    if (equals.matches()) {
      boolean wanted = !equals.group(2).equals("!=");
      return labels -> equals.group(3).equals(labels.get(equals.group(1))) == wanted;
    }
    Matcher order = ORDER.matcher(term);
    if (order.matches()) {
      return labels -> isOrdered(labels.getOrDefault(order.group(1), ""), order);
    }
    Matcher set = SET.matcher(term);
    if (set.matches()) {
      Set<String> values = Set.copyOf(List.of(set.group(3).strip().split("\\s*,\\s*", -1)));
      boolean wanted = set.group(2).equals("in");
      return labels -> isIn(labels, set.group(1), values) == wanted;
    }
    throw KustomizeProblem.of(
        "kustomize_selector",
        "Selector can't be read",
        "\"%s\" is no term of a label selector. Write key=value, key!=value, key, !key, or key in (a, b)."
            .formatted(term),
        text.place());
  }

  private static boolean isIn(Map<String, String> labels, String key, Set<String> values) {
    String value = labels.get(key);
    return value != null && values.contains(value);
  }

  private static boolean isOrdered(String value, Matcher order) {
    if (!value.matches("-?[0-9]{1,18}")) {
      return false;
    }
    int compared = Long.compare(Long.parseLong(value), Long.parseLong(order.group(3)));
    return order.group(2).equals(">") ? compared > 0 : compared < 0;
  }
}
