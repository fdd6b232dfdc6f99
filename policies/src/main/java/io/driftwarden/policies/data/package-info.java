/** What policies know besides their input: data files. */
@NullMarked
package io.driftwarden.policies.data;

import org.jspecify.annotations.NullMarked;
