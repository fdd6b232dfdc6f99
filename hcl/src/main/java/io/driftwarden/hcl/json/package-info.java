/**
 * HCL 2's JSON syntax as the same tree as the native one (hcl/json/spec.md). JSON doesn't tell
 * blocks from attributes, so a {@link io.driftwarden.hcl.json.Shape} does.
 */
@NullMarked
package io.driftwarden.hcl.json;

import org.jspecify.annotations.NullMarked;
