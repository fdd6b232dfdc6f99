package io.driftwarden.controller.target.kubernetes;

import io.driftwarden.controller.target.TargetException;
import io.driftwarden.diagnostics.Nearest;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads how to reach a cluster from a kubeconfig file, and from nothing else: no environment
 * variable, no other file, and no plugin is run.
 */
final class Kubeconfig {
  private final Path file;
  private final io.fabric8.kubernetes.api.model.Config contents;

  private Kubeconfig(Path file, io.fabric8.kubernetes.api.model.Config contents) {
    this.file = file;
    this.contents = contents;
  }

  /**
   * @throws TargetException if the file can't be read, or asks to run a program
   */
  static Config load(Path file, Optional<String> context) {
    try {
      return read(file, context);
    } catch (IOException e) {
      throw new TargetException("the kubeconfig " + file + " can't be read");
    } catch (TargetException e) {
      throw e;
    } catch (RuntimeException e) {
      // The YAML is broken, or the client's model has null where the file lacks something.
      throw new TargetException("the kubeconfig " + file + " is not valid");
    }
  }

  private static Config read(Path file, Optional<String> context) throws IOException {
    Kubeconfig kubeconfig = new Kubeconfig(file, parse(file));
    NamedContext chosen = kubeconfig.context(context);
    kubeconfig.refusePlugins(chosen.getContext().getUser());
    Config config = Config.fromKubeconfig(chosen.getName(), file.toFile());
    config.setConnectionTimeout(5_000);
    config.setRequestTimeout(30_000);
    config.setRequestRetryBackoffLimit(3);
    kubeconfig
        .tokenFile(chosen.getContext().getUser())
        .ifPresent(token -> config.setOauthTokenProvider(TokenFile.read(token)));
    return config;
  }

  private static io.fabric8.kubernetes.api.model.Config parse(Path file) throws IOException {
    return new KubernetesSerialization()
        .unmarshal(Files.readString(file), io.fabric8.kubernetes.api.model.Config.class);
  }

  private NamedContext context(Optional<String> wanted) {
    String name =
        wanted.orElseGet(() -> Optional.ofNullable(contents.getCurrentContext()).orElse(""));
    List<NamedContext> all = contents.getContexts();
    return all.stream()
        .filter(context -> context.getName().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new TargetException(
                "the kubeconfig %s has no context \"%s\"%s"
                    .formatted(
                        file,
                        name,
                        Nearest.hint(name, all.stream().map(NamedContext::getName).toList()))));
  }

  private void refusePlugins(String user) {
    contents.getUsers().stream()
        .filter(named -> named.getName().equals(user))
        .filter(named -> runsProgram(named.getUser()))
        .findFirst()
        .ifPresent(named -> {
          throw new TargetException(
              "the kubeconfig %s wants to run a program for user \"%s\", which Driftwarden does"
                      .formatted(file, user)
                  + " not do; give it a token or a client certificate");
        });
  }

  /** The client itself passes over a user's {@code tokenFile}. */
  private Optional<Path> tokenFile(String user) {
    return contents.getUsers().stream()
        .filter(named -> named.getName().equals(user))
        .flatMap(named -> Stream.ofNullable(named.getUser().getTokenFile()))
        .findFirst()
        .map(file::resolveSibling);
  }

  private static boolean runsProgram(AuthInfo user) {
    return user.getExec() != null || user.getAuthProvider() != null;
  }
}
