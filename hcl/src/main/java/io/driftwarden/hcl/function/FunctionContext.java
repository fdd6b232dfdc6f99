package io.driftwarden.hcl.function;

import io.driftwarden.hcl.value.Value;
import java.util.List;
import java.util.Optional;

/** What functions may ask of the world: files of the repository, and nothing else. */
public interface FunctionContext {
  /**
   * Returns the bytes of a file.
   *
   * @param path from the root module's directory
   * @return empty where there is no such file
   * @throws OutsideException if the path leads out of the repository
   */
  Optional<byte[]> file(String path) throws FunctionException;

  /**
   * Returns what is directly in a directory: the names of its files, and those of its directories
   * with a {@code /} behind.
   *
   * @param path from the root module's directory
   * @return empty where there is no such directory
   * @throws OutsideException if the path leads out of the repository
   */
  List<String> list(String path) throws FunctionException;

  /** Returns which release of the language functions and operators are of. */
  Release release();

  /** Counts work that the sizes of arguments and result don't show, in steps of evaluation. */
  void work(long steps);

  /** Returns what a file is as a template with these variables. */
  Value template(String path, String text, Value.Fields variables);
}
