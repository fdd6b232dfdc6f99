package io.driftwarden.e2e.aws;

import io.driftwarden.controller.config.AwsConfig;
import io.driftwarden.controller.config.Secret;
import io.driftwarden.e2e.Parts;
import io.driftwarden.e2e.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetSummary;

/**
 * An empty AWS account at an endpoint of our own, and the clients of whoever changes it by hand.
 */
final class Account implements AutoCloseable {
  static final String REGION = "eu-central-1";

  private final Path folder;
  private final URI endpoint;

  private Account(Path folder, int port) {
    this.folder = folder;
    this.endpoint = URI.create("http://127.0.0.1:" + port);
  }

  static Account start(Path folder) {
    int port = Parts.freePort();
    Shell.run(
            Parts.ROOT,
            Map.of("MOTO_BIN", Parts.of("moto-5.2.5").toString()),
            List.of("bash", "e2e/parts/moto/up.sh", folder.toString(), Integer.toString(port)))
        .orFail();
    return new Account(folder, port);
  }

  AwsConfig config() {
    return new AwsConfig(
        REGION,
        Optional.of(new AwsConfig.Keys("AKIATEST", new Secret("s3cr3t"), Optional.empty())),
        Optional.of(endpoint));
  }

  <B extends AwsClientBuilder<B, C>, C> C by(B builder) {
    return builder
        .region(Region.of(REGION))
        .endpointOverride(endpoint)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("hand", "hand")))
        .build();
  }

  /** Returns how each change set of a stack that wasn't deleted stands. */
  List<String> changeSets(String stack) {
    try (var stacks = by(CloudFormationClient.builder())) {
      return stacks.listChangeSets(request -> request.stackName(stack)).summaries().stream()
          .filter(found -> found.stackName().equals(stack))
          .map(ChangeSetSummary::executionStatusAsString)
          .toList();
    }
  }

  /** Returns how many requests it has answered. */
  long requests() {
    try (var lines = Files.lines(folder.resolve("moto.log"))) {
      return lines.filter(line -> line.contains("HTTP/1.1")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Shell.run(Parts.ROOT, "bash", "e2e/parts/moto/down.sh", folder.toString());
  }
}
