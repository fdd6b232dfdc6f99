package io.driftwarden.hcl.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.diagnostics.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file has the tree, and every part of it the place, that {@code trees.txt} says. */
class TreeTest {
  @ParameterizedTest
  @MethodSource("io.driftwarden.hcl.syntax.TreeCase#all")
  void isReadAsWritten(TreeCase written) {
    assertEquals(written.tree(), TreeText.of(written.source()));
  }

  @Test
  void aByteOrderMarkIsSteppedOver() {
    assertEquals(
        "a 1:1:3-1:2:4 1:5:7-1:6:8 1.%se+00@1:5:7-1:6:8\n".formatted("0".repeat(39)),
        TreeText.of(new Source("main.tf", "\uFEFFa = 1\n")));
  }
}
