package io.driftwarden.controller.target.terraform;

import io.driftwarden.controller.config.Secret;
import io.driftwarden.controller.config.TargetConfig;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.MapTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shell script that stands in for Terraform, and the target that runs it. */
final class FakeTerraform {
  private static final String SCRIPT =
      """
      #!/bin/sh
      here=${0%/*}
      echo "$*" >> "$here/calls"
      env > "$here/env"
      if [ -f "$here/$1" ]; then . "$here/$1"; fi
      """;

  private final Path folder;
  private final Path data;

  FakeTerraform(Path folder) {
    this.folder = write(folder.resolve("bin"), "terraform", SCRIPT);
    this.data = folder.resolve("data");
    does("show", "echo '{}'");
    this.folder.resolve("terraform").toFile().setExecutable(true);
  }

  private static Path write(Path folder, String name, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name), text);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets it do something for one of its commands; {@code $here} is where it may leave notes. */
  FakeTerraform does(String command, String script) {
    write(folder, command, script + "\n");
    return this;
  }

  /** Lets a plan have something to apply, and shows it. */
  FakeTerraform plans(String json) {
    write(folder, "plan.json", json);
    does("plan", "exit 2");
    return does(
        "show", "case $* in *plan) cat \"$here/plan.json\";; *) cat \"$here/state.json\";; esac");
  }

  FakeTerraform hasState(String json) {
    write(folder, "state.json", json);
    return this;
  }

  /** Returns what it noted under a name; empty where it noted nothing. */
  String noted(String name) {
    try {
      Path file = folder.resolve(name);
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> calls() {
    return noted("calls").lines().toList();
  }

  Path data() {
    return data;
  }

  TerraformTarget target(Duration timeout, Duration grace) {
    return TerraformTarget.of(config(timeout), data, Optional.empty(), grace);
  }

  TerraformTarget target() {
    return target(Duration.ofSeconds(60), Duration.ofSeconds(10));
  }

  TargetConfig.Terraform config(Duration timeout) {
    return new TargetConfig.Terraform(
        "account",
        TargetConfig.Planning.TRUSTED,
        folder.resolve("terraform").toString(),
        Optional.empty(),
        Map.of("AWS_SECRET_ACCESS_KEY", new Secret("tell-nobody"), "AWS_REGION", new Secret("eu")),
        timeout,
        Optional.empty());
  }

  static Desired desired(Map<String, String> files) {
    MapTree tree = new MapTree(files);
    Stack stack = new Stack("stack", Stack.Kind.TERRAFORM);
    return new Desired(new StackRenderer().render(stack, tree), tree, "acme/infra");
  }

  static Desired desired(String main) {
    return desired(Map.of("stack/main.tf", main));
  }
}
