package io.driftwarden.rego.test;

import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How one case of a test ended, or several under one name. */
public final class CaseResult {
  private final SortedMap<String, CaseResult> cases = new TreeMap<>();
  private boolean failed;

  private CaseResult(boolean failed) {
    this.failed = failed;
  }

  /**
   * Returns the results of the cases that a test came to, of which its value has those it is for.
   */
  static CaseResult of(Value value, List<List<Value>> begun) {
    CaseResult all = of(value);
    begun.forEach(path -> all.begin(path, 0));
    return all;
  }

  private static CaseResult of(Value value) {
    if (!(value instanceof ObjectValue object)) {
      return new CaseResult(value != BooleanValue.TRUE);
    }
    CaseResult made = new CaseResult(false);
    for (Value key : object.keys()) {
      CaseResult inner = of(object.at(key));
      made.cases.put(name(key), inner);
      made.failed |= inner.failed;
    }
    return made;
  }

  /** A case that was begun and is not in the value has failed. */
  private boolean begin(List<Value> path, int from) {
    if (from == path.size()) {
      return failed;
    }
    boolean known = cases.containsKey(name(path.get(from)));
    CaseResult inner = cases.computeIfAbsent(name(path.get(from)), _ -> new CaseResult(true));
    boolean broke = inner.begin(path, from + 1);
    inner.failed |= !known || broke;
    failed |= inner.failed;
    return inner.failed;
  }

  private static String name(Value key) {
    return key instanceof StringValue(String text) ? text : key.toJson();
  }

  public boolean hasFailed() {
    return failed;
  }

  public SortedMap<String, CaseResult> cases() {
    return cases;
  }

  /** Returns for each case without others within whether it passed. */
  List<Boolean> leaves() {
    return cases.isEmpty()
        ? List.of(!failed)
        : cases.values().stream().flatMap(each -> each.leaves().stream()).toList();
  }
}
