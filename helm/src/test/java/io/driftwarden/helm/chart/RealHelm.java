package io.driftwarden.helm.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The real {@code helm template}, with files that it may make in a directory. */
record RealHelm(Path directory) {
  private static final String HELM = "helm-3.22.0/helm";

  /** What a run of it wrote, and whether it ended well. */
  record Answer(int exit, String out, String err) {}

  Answer template(Release release, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(helm().toString(), "template", release.name()));
    command.addAll(List.of("--namespace", release.namespace(), "--include-crds"));
    command.addAll(List.of("--kube-version", Capabilities.STANDARD.kubernetes()));
    command.addAll(arguments);
    Path out = Files.createTempFile(directory, "out", "");
    Path err = Files.createTempFile(directory, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("KUBECONFIG", directory.resolve("none").toString());
    int exit = builder.start().waitFor();
    return new Answer(exit, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  private static Path helm() {
    Path cache =
        Optional.ofNullable(System.getenv("DRIFTWARDEN_PARTS"))
            .map(Path::of)
            .orElseGet(() -> userCache().resolve("driftwarden"));
    Path helm = cache.resolve(HELM);
    assertTrue(Files.isExecutable(helm), helm + " is missing: run e2e/parts/install.sh");
    return helm;
  }

  private static Path userCache() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
  }
}
