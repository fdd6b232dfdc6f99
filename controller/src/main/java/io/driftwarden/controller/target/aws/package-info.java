/**
 * AWS: single things read for what rules look at, and stacks deployed by CloudFormation's change
 * sets. Nothing outside names the SDK; its classes load when the first call is made.
 */
@NullMarked
package io.driftwarden.controller.target.aws;

import org.jspecify.annotations.NullMarked;
