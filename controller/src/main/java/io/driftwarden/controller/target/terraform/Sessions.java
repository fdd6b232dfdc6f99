package io.driftwarden.controller.target.terraform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.controller.config.Secret;
import io.driftwarden.controller.config.TargetConfig;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.TargetException;
import io.driftwarden.render.terraform.Modules;
import io.driftwarden.render.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Opens sessions of one target: each with a fresh copy of the repository, the environment that is
 * named for the target and nothing else, and a place where its state is kept.
 */
final class Sessions {
  private static final String OVERRIDE = "zz_driftwarden_override.tf.json";
  private static final String LOCK_FILE = ".terraform.lock.hcl";

  /**
   * What is set for whoever doesn't set it: a machine's own role is no credential that was named.
   */
  private static final Map<String, String> UNLESS_NAMED =
      Map.of("AWS_EC2_METADATA_DISABLED", "true");

  /** Settings that are no secrets, and that stand in every other name of a resource. */
  private static final List<String> PUBLIC =
      List.of("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL", "PATH");

  private final TargetConfig.Terraform config;
  private final Folders folders;
  private final Path binary;
  private final Children children;

  /** Two at a time would write the same provider into the cache. */
  private final ReentrantLock cache = new ReentrantLock();

  private Sessions(TargetConfig.Terraform config, Folders folders, Path binary, Children children) {
    this.config = config;
    this.folders = folders;
    this.binary = binary;
    this.children = children;
  }

  /**
   * @throws TargetException if there is no such binary, or the data directory can't be used
   */
  static Sessions of(TargetConfig.Terraform config, Path data, Children children) {
    Folders folders = Folders.of(data, config.name());
    Workspace.sweep(folders.work());
    return new Sessions(config, folders, Binary.find(config.binary()), children);
  }

  /**
   * Returns a session over an initialised stack.
   *
   * @throws TargetException if it can't be initialised
   */
  Session open(Desired desired) {
    Workspace workspace = Workspace.in(folders.work());
    try {
      Export.write(desired.tree(), workspace.tree());
      keepState(desired, workspace);
      Terraform terraform = terraform(desired, workspace);
      init(terraform, desired);
      return new Session(workspace, terraform, desired);
    } catch (RuntimeException e) {
      workspace.close();
      throw e;
    }
  }

  private void init(Terraform terraform, Desired desired) {
    String lockFile = inside(desired, LOCK_FILE);
    cache.lock();
    try {
      terraform.init(desired.tree().entry(lockFile).isPresent());
    } finally {
      cache.unlock();
    }
  }

  /** A stack that says nothing of its state must not lose it with the work folder. */
  private void keepState(Desired desired, Workspace workspace) {
    Tree tree = desired.tree();
    if (Modules.keepsState(desired.stack().path(), tree)) {
      return;
    }
    Path override = workspace.tree().resolve(inside(desired, OVERRIDE));
    try {
      Files.writeString(override, Json.localBackend(folders.state(desired).toString()), UTF_8);
    } catch (IOException e) {
      throw new TargetException("the work folder can't be written");
    }
  }

  private static String inside(Desired desired, String name) {
    String stack = desired.stack().path();
    return stack.isEmpty() ? name : stack + "/" + name;
  }

  private Terraform terraform(Desired desired, Workspace workspace) {
    Path stack = workspace.tree().resolve(desired.stack().path());
    return new Terraform(children, binary, stack, environment(workspace), redaction(desired));
  }

  /** Returns what nothing that is said of a stack may show, before any plan is made. */
  Redaction redaction(Desired desired) {
    Redaction redaction = new Redaction();
    redaction.add(
        config.environment().entrySet().stream()
            .filter(variable -> !PUBLIC.contains(variable.getKey()))
            .map(variable -> variable.getValue().reveal())
            .toList());
    redaction.add(Secrets.of(desired.resources()));
    return redaction;
  }

  /** What we set ourselves comes last, and wins. */
  private Map<String, String> environment(Workspace workspace) {
    Map<String, String> environment = new LinkedHashMap<>(UNLESS_NAMED);
    config.environment().forEach((name, value) -> environment.put(name, reveal(value)));
    config.cliConfig().ifPresent(file -> environment.put("TF_CLI_CONFIG_FILE", file.toString()));
    environment.put("TF_IN_AUTOMATION", "1");
    environment.put("TF_INPUT", "0");
    environment.put("TF_PLUGIN_CACHE_DIR", folders.plugins().toString());
    environment.put("CHECKPOINT_DISABLE", "1");
    environment.put("HOME", workspace.home().toString());
    environment.put("TMPDIR", workspace.temporary().toString());
    return environment;
  }

  private static String reveal(Secret secret) {
    return secret.reveal();
  }
}
