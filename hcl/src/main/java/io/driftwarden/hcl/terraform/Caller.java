package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a module instance gets from where it is called. */
interface Caller {
  /** Returns the value that a variable is given; empty for none. */
  Optional<Value> input(String variable);

  /** Returns the settings of a provider, by the name that it has inside. */
  Optional<ProviderSettings> provider(String name);

  /** Returns the {@code module} blocks that lead to the instance, the outermost first. */
  List<Place> blocks();

  /** Returns what calls the root module. */
  static Caller nobody(Map<String, Value> values) {
    return new Caller() {
      @Override
      public Optional<Value> input(String variable) {
        return Optional.ofNullable(values.get(variable));
      }

      @Override
      public Optional<ProviderSettings> provider(String name) {
        return Optional.empty();
      }

      @Override
      public List<Place> blocks() {
        return List.of();
      }
    };
  }
}
