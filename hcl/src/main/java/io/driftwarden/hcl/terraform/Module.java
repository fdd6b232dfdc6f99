package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.syntax.Body;
import java.util.List;
import java.util.Map;

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
    List<Body.Block> aside) {}
