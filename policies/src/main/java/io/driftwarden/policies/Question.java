package io.driftwarden.policies;

import io.driftwarden.rego.value.Value;

/** What the documents of a bundle are, under an input. */
public record Question(Bundle bundle, Value input) {}
