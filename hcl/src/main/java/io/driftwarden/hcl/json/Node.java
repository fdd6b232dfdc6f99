package io.driftwarden.hcl.json;

import java.util.List;
import java.util.function.IntUnaryOperator;

/** A JSON value, by its stretch of the file. */
sealed interface Node {
  int start();

  int end();

  /**
   * A string.
   *
   * @param origin turns an offset in the value into one in the file
   */
  record Text(String value, IntUnaryOperator origin, int start, int end) implements Node {}

  record Number(String text, int start, int end) implements Node {}

  record Bool(boolean value, int start, int end) implements Node {}

  record Null(int start, int end) implements Node {}

  record Items(List<Node> items, int start, int end) implements Node {}

  record Members(List<Member> members, int start, int end) implements Node {}

  /** A property; of several with one name each is kept. */
  record Member(Text name, Node value) {}
}
