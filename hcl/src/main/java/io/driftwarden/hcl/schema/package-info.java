/**
 * What providers say of their resources: names, types and flags of every attribute and nested
 * block. Tables of well-known providers come with the program; others are imported from the JSON
 * that {@code terraform providers schema -json} prints.
 */
@NullMarked
package io.driftwarden.hcl.schema;

import org.jspecify.annotations.NullMarked;
