package io.driftwarden.cli.demo;

import io.driftwarden.controller.forge.builtin.BuiltinForge;
import io.driftwarden.controller.target.kubernetes.LiveObject;
import java.nio.file.Path;

/**
 * Where the story takes place.
 *
 * @param folder an empty one, for the clone
 * @param url of an empty repository of the built-in git server
 * @param forge its pull requests
 * @param service the live object of {@link Story#SERVICE}
 */
public record Scene(Path folder, String url, BuiltinForge forge, LiveObject service) {}
