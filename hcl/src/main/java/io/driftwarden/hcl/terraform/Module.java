package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expressions;
import io.driftwarden.hcl.version.VersionConstraint;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the files of one directory declare.
 *
 * @param directory from the repository's root
 * @param resources those of all three modes, by their address: {@code aws_vpc.a}, {@code
 *     data.aws_region.here}, {@code ephemeral.random_password.p}
 * @param providers by name, and alias behind a point
 * @param aside blocks that make nothing by themselves: {@code moved}, {@code check} and their like
 */
record Module(
    String directory,
    Map<String, Body.Block> variables,
    Map<String, Body.Attribute> locals,
    Map<String, Body.Block> resources,
    Map<String, Body.Block> calls,
    Map<String, Body.Block> outputs,
    Map<String, Body.Block> providers,
    List<Body.Block> aside) {
  /**
   * Returns which releases of Terraform the module is for; a constraint that is none counts not.
   */
  VersionConstraint requiredVersion() {
    String all =
        aside.stream()
            .filter(block -> block.type().equals("terraform"))
            .flatMap(block -> block.body().attribute("required_version").stream())
            .flatMap(attribute -> Expressions.literal(attribute.value()).stream())
            .collect(Collectors.joining(","));
    return VersionConstraint.parse(all).orElse(VersionConstraint.ANY);
  }
}
