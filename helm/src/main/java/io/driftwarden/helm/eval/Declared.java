package io.driftwarden.helm.eval;

/**
 * A function as it is declared.
 *
 * @param least how many arguments it needs
 * @param most how many it takes
 * @param open whether it can deal with unknown arguments; where it can't, its result is unknown
 */
public record Declared(String name, int least, int most, boolean open, Function body) {}
