/** A verdict as a person or a tool reads it: text, Markdown, JSON, SARIF. */
@NullMarked
package io.driftwarden.controller.report;

import org.jspecify.annotations.NullMarked;
