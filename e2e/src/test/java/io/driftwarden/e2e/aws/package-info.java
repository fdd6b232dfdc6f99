/** CloudFormation, CDK and direct reads at an AWS endpoint of our own. */
@NullMarked
package io.driftwarden.e2e.aws;

import org.jspecify.annotations.NullMarked;
