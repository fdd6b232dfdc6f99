package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.Place;

/**
 * Something that running a configuration runs, connects to or reads, even if only to plan it.
 *
 * @param name the source of a provider or module, the address of data, a function, or a setting
 * @param text all of it as it is written, with the variables and locals that it refers to
 * @param complete whether the text alone tells what it does: the same text is the same use then
 */
public record Use(Kind kind, String name, String text, boolean complete, Place place) {
  /** What sort of thing it is. */
  public enum Kind {
    /** A program that makes and reads things. */
    PROVIDER,
    /** How a provider is set up, which may name programs, files and addresses. */
    PROVIDER_SETTINGS,
    /** Data that runs a program, or connects to an address of its own. */
    DATA,
    /** A module that doesn't come with the repository. */
    MODULE,
    /** Where the state is kept. */
    BACKEND,
    /** A file that is read by a function. */
    FILE
  }
}
