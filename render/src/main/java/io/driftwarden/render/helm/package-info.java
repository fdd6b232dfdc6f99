/** Renders Helm charts, and sees through a Terraform {@code helm_release} to what it makes. */
@NullMarked
package io.driftwarden.render.helm;

import org.jspecify.annotations.NullMarked;
