package io.driftwarden.rego.compile;

import io.driftwarden.rego.plan.Node;
import org.jspecify.annotations.Nullable;

/**
 * What the compiling of one rule or query works with.
 *
 * @param user the rule's node; null for a query
 * @param metadata the rule's annotations; null for a query
 */
record Context(
    Node root,
    Globals globals,
    Slots slots,
    Shapes shapes,
    Problems problems,
    Dependencies dependencies,
    Watch watch,
    @Nullable Node user,
    @Nullable Metadata metadata) {}
