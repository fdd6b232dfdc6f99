/** What the server knows, as a person looks at it; nothing here changes anything. */
@NullMarked
package io.driftwarden.controller.view;

import org.jspecify.annotations.NullMarked;
