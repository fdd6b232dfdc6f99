package io.driftwarden.controller.packages;

import io.driftwarden.render.packages.PackageRef;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A module of a registry (developer.hashicorp.com/terraform, Module Registry Protocol and Remote
 * Service Discovery).
 */
record RegistryModule(PackageRef.Module module, Sources sources) implements Offer {
  @Override
  public List<String> versions() {
    JsonNode modules = Json.of(sources.web().get(at("versions"))).path("modules");
    return modules
        .path(0)
        .path("versions")
        .valueStream()
        .map(version -> version.path("version").asString(""))
        .filter(version -> !version.isEmpty())
        .toList();
  }

  /** The registry says where the module is in a header, or in the body of its answer. */
  @Override
  public Download download(String version) {
    Web.Answer answer = sources.web().get(at(version + "/download"));
    Optional<String> location =
        answer.headers().firstValue("X-Terraform-Get").isPresent() || answer.status() != 200
            ? Optional.empty()
            : Json.of(answer).path("location").asStringOpt();
    return location
        .map(source -> sources.follow(answer.address(), source, 0))
        .orElseGet(() -> sources.follow(answer, 0));
  }

  private URI at(String path) {
    return service()
        .resolve(String.join("/", module.namespace(), module.name(), module.provider(), path));
  }

  private URI service() {
    String scheme = sources.hosts().of(module).scheme();
    Web.Answer answer =
        sources
            .web()
            .get(URI.create(scheme + "://" + module.host() + "/.well-known/terraform.json"));
    String service = Json.of(answer).path("modules.v1").asString("");
    if (service.isEmpty()) {
      throw PackageException.lasting(
          "The host %s is no registry of modules.".formatted(module.host()));
    }
    return answer.address().resolve(service.endsWith("/") ? service : service + "/");
  }
}
