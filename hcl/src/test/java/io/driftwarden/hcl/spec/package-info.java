/**
 * What HashiCorp's {@code hcldec} does, as far as {@code hclspecsuite} asks for it, over our parser
 * and evaluator: configuration is decoded by a specification, itself written in HCL, into JSON.
 */
@NullMarked
package io.driftwarden.hcl.spec;

import org.jspecify.annotations.NullMarked;
