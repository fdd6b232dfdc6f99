/** Where hcl4j's lexer can be seen from. */
@NullMarked
package com.bertramlabs.plugins.hcl4j;

import org.jspecify.annotations.NullMarked;
