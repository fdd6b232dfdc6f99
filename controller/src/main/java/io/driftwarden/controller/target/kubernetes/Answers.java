package io.driftwarden.controller.target.kubernetes;

import io.driftwarden.controller.target.TargetException;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Value;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in a sentence what an API server's error means, with the place in git where it has one. */
final class Answers {
  private static final Pattern STEP = Pattern.compile("[.\\[\\]]+");

  /** What a server-side apply answers, as an error of its own, to a field that no schema has. */
  private static final Pattern MISSPELT =
      Pattern.compile("typed patch object .*: (\\S+): field not declared in schema");

  private static final String CONFLICT = "FieldManagerConflict";

  private Answers() {}

  /** Returns what to throw for an error that is about no object of git's. */
  static RuntimeException about(String cluster, KubernetesClientException error) {
    return switch (error.getCode()) {
      case -1, 0 -> new TargetException("%s can't be reached: %s".formatted(cluster, root(error)));
      case 401 -> new TargetException(cluster + " does not accept the credentials it was given");
      case 403 -> new Refusal("%s refuses: %s".formatted(cluster, message(error)));
      default ->
          new TargetException(
              "%s answered %d: %s".formatted(cluster, error.getCode(), message(error)));
    };
  }

  /** Returns what to throw for an error that an object of git's met. */
  static RuntimeException about(
      String cluster, Manifest manifest, KubernetesClientException error) {
    Resource resource = manifest.resource();
    Matcher misspelt = MISSPELT.matcher(message(error));
    if (misspelt.find()) {
      return Manifest.refused(resource, "is refused: " + misspelt(resource, misspelt.group(1)));
    }
    if (isConflict(error)) {
      return Manifest.refused(resource, "is not ours to change: " + conflict(error));
    }
    return switch (error.getCode()) {
      case 400, 403, 404, 422 -> Manifest.refused(resource, "is refused: " + told(manifest, error));
      case -1, 0, 401 -> about(cluster, error);
      default ->
          new TargetException(
              "%s answered %d to %s: %s"
                  .formatted(cluster, error.getCode(), resource.address(), told(manifest, error)));
    };
  }

  private static String misspelt(Resource resource, String field) {
    Value near = resource.attributes().nearest(path(field));
    return "%s at %s is no field of its kind; is it misspelt?".formatted(field, near.place());
  }

  private static boolean isConflict(KubernetesClientException error) {
    return causes(error).stream().anyMatch(cause -> CONFLICT.equals(cause.getReason()));
  }

  private static String conflict(KubernetesClientException error) {
    return causes(error).stream()
            .filter(cause -> CONFLICT.equals(cause.getReason()))
            .map(cause -> "%s at %s".formatted(cause.getMessage(), cause.getField()))
            .collect(Collectors.joining("; "))
        + ". Driftwarden never applied this object and takes no field by force: take the field out"
        + " of git, or let the other manager give it up";
  }

  /** What the server says of a Secret may quote it, so only the field at fault is passed on. */
  private static String told(Manifest manifest, KubernetesClientException error) {
    List<StatusCause> causes = causes(error);
    if (causes.isEmpty()) {
      return Manifest.isSecret(manifest.body())
          ? "its reason is not shown, since it may quote the secret"
          : message(error);
    }
    return causes.stream().map(cause -> told(manifest, cause)).collect(Collectors.joining("; "));
  }

  private static String told(Manifest manifest, StatusCause cause) {
    String field = Optional.ofNullable(cause.getField()).orElse("");
    Value near = manifest.resource().attributes().nearest(path(field));
    return "%s at %s%s"
        .formatted(
            field.isEmpty() ? "the object" : field,
            near.place(),
            Manifest.isSecret(manifest.body()) ? "" : ": " + cause.getMessage());
  }

  /** Splits {@code spec.containers[0].name}. */
  private static List<String> path(String field) {
    return STEP.splitAsStream(field).filter(step -> !step.isEmpty()).toList();
  }

  private static List<StatusCause> causes(KubernetesClientException error) {
    return Optional.ofNullable(error.getStatus())
        .map(Status::getDetails)
        .map(details -> details.getCauses())
        .orElse(List.of());
  }

  private static String message(KubernetesClientException error) {
    return Optional.ofNullable(error.getStatus())
        .map(Status::getMessage)
        .orElseGet(() -> String.valueOf(error.getMessage()));
  }

  private static String root(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
  }
}
