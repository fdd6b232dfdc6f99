package io.driftwarden.hcl.function;

import io.driftwarden.hcl.value.Value;
import java.util.Optional;

/** What functions may ask of the world: files of the repository, and nothing else. */
public interface FunctionContext {
  /**
   * Returns the bytes of a file.
   *
   * @param path from the root module's directory
   * @return empty where there is no such file
   * @throws FunctionException if the path leads out of the repository
   */
  Optional<byte[]> file(String path) throws FunctionException;

  /** Counts work that the sizes of arguments and result don't show, in steps of evaluation. */
  void work(long steps);

  /** Returns what a file is as a template with these variables. */
  Value template(String path, String text, Value.Fields variables);
}
