/**
 * A stack in, resources with places out: what the renderers of every kind have in common.
 *
 * <p>{@link io.driftwarden.render.Resource} is the one normal form. Renderers read through a {@link
 * io.driftwarden.render.tree.Tree} only, run nothing and reach no network, so a rendering is a pure
 * function of what its read set names.
 */
@NullMarked
package io.driftwarden.render;

import org.jspecify.annotations.NullMarked;
