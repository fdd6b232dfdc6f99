package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.syntax.Body;
import java.util.Map;

/**
 * What the files of one directory declare. Resources and data are keyed {@code type.name}.
 *
 * @param directory from the repository's root
 */
record Module(
    String directory,
    Map<String, Body.Block> variables,
    Map<String, Body.Attribute> locals,
    Map<String, Body.Block> resources,
    Map<String, Body.Block> data,
    Map<String, Body.Block> calls,
    Map<String, Body.Block> outputs) {}
