package io.driftwarden.hcl.terraform;

import java.util.List;
import java.util.Map;

/**
 * Values of variables that don't stand in files of the root module.
 *
 * @param environment variables of an environment, of which those that begin with {@code TF_VAR_}
 *     count; the process's own is never looked at
 * @param options what would stand behind {@code terraform plan}; later ones win
 */
public record Given(Map<String, String> environment, List<Option> options) {
  public static final Given NONE = new Given(Map.of(), List.of());

  public Given {
    environment = Map.copyOf(environment);
    options = List.copyOf(options);
  }

  /** {@code -var} or {@code -var-file}. */
  public sealed interface Option {
    /** {@code -var 'name=text'}. */
    record Text(String name, String text) implements Option {}

    /**
     * {@code -var-file=path}.
     *
     * @param path from the repository's root
     */
    record File(String path) implements Option {}
  }
}
