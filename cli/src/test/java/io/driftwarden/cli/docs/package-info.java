/** Whether what the pages say is so: snippets, links, options and keys. */
@NullMarked
package io.driftwarden.cli.docs;

import org.jspecify.annotations.NullMarked;
