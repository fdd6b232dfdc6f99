package io.driftwarden.helm.eval;

/**
 * A function as it is declared.
 *
 * @param open whether it can deal with unknown arguments; where it can't, its result is unknown
 */
record Declared(String name, Signature signature, boolean open, Function body) {}
