/** Renders CloudFormation templates, and the templates that a CDK app has committed. */
@NullMarked
package io.driftwarden.render.cloudformation;

import org.jspecify.annotations.NullMarked;
