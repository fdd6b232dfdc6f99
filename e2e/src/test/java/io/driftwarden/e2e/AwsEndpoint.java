package io.driftwarden.e2e;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An AWS endpoint of our own, and what a person would do to the account by hand. */
public final class AwsEndpoint implements AutoCloseable {
  private static final String PART = "moto-5.2.5";

  /** One call of AWS's own Python library, with its arguments as JSON. */
  private static final String CALL =
      """
      import boto3, json, sys
      service, operation, arguments = sys.argv[1:]
      answer = getattr(boto3.client(service), operation)(**json.loads(arguments))
      print(json.dumps(answer, default=str))
      """;

  private final Path folder;
  private final int port;

  private AwsEndpoint(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Starts one with an empty account. */
  public static AwsEndpoint start(Path folder) {
    int port = Parts.freePort();
    Shell.run(
            Parts.ROOT,
            Map.of("MOTO_BIN", Parts.of(PART).toString()),
            List.of("bash", "e2e/parts/moto/up.sh", folder.toString(), Integer.toString(port)))
        .orFail();
    return new AwsEndpoint(folder, port);
  }

  /** Returns its address. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Returns what a client of any kind needs in its environment. */
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL", url(),
        "AWS_REGION", "eu-central-1",
        "AWS_DEFAULT_REGION", "eu-central-1",
        "AWS_ACCESS_KEY_ID", "test-access-key",
        "AWS_SECRET_ACCESS_KEY", "test-secret-key");
  }

  /** Calls an operation as a person would by hand; returns the answer as JSON. */
  public String call(String service, String operation, String arguments) {
    String python = Parts.of(PART).resolve("bin/python").toString();
    return Shell.run(
            folder, environment(), List.of(python, "-c", CALL, service, operation, arguments))
        .orFail();
  }

  @Override
  public void close() {
    Shell.run(Parts.ROOT, "bash", "e2e/parts/moto/down.sh", folder.toString());
  }
}
