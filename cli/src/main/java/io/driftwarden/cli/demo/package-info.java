/** The demo: the whole story of a change, told in one terminal and verified step by step. */
@NullMarked
package io.driftwarden.cli.demo;

import org.jspecify.annotations.NullMarked;
