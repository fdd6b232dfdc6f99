package io.driftwarden.controller.target.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.controller.digest.Digest;
import io.driftwarden.controller.target.aws.Assembly.Unit;
import io.driftwarden.render.tree.Tree;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** Puts into a bucket what CloudFormation takes from there, under digests: never twice. */
final class Uploads {
  /** What the SDK's error for a missing object has for a code differs by its version. */
  private static final Set<String> MISSING = Set.of("404", "NoSuchKey", "NotFound", "");

  private final Supplier<S3Client> s3;
  private final Supplier<StsClient> identity;
  private final String region;
  private final Optional<String> bucket;

  Uploads(Clients clients, Optional<String> bucket) {
    this.s3 = clients.s3;
    this.identity = clients.identity;
    this.region = clients.region();
    this.bucket = bucket;
  }

  /**
   * Puts a template that is too long to be sent, and returns its address.
   *
   * @throws Refusal if no bucket is known for it
   */
  String template(Unit unit) {
    String to =
        bucket
            .or(() -> unit.assets().stream().map(this::bucket).findFirst())
            .orElseThrow(() ->
                new Refusal(
                    "%s is longer than 51200 bytes; name a bucket as the target's \"assets\""
                        .formatted(unit.template().path())));
    byte[] bytes = unit.text().getBytes(UTF_8);
    String key = "driftwarden/%s.template".formatted(Digest.of(bytes));
    put(to, key, () -> bytes);
    return s3.get().utilities().getUrl(request -> request.bucket(to).key(key)).toExternalForm();
  }

  /** Puts the assets of a stack where its template expects them. */
  void assets(Unit unit, Tree tree) {
    unit.assets().forEach(asset -> put(bucket(asset), asset.key(), () -> asset.bytes(tree)));
  }

  private void put(String to, String key, Supplier<byte[]> bytes) {
    String what = "putting %s into bucket \"%s\"".formatted(key, to);
    boolean there =
        Answers.find(
                what, MISSING, () -> s3.get().headObject(request -> request.bucket(to).key(key)))
            .isPresent();
    if (!there) {
      RequestBody body = RequestBody.fromBytes(bytes.get());
      Answers.ask(what, () -> s3.get().putObject(request -> request.bucket(to).key(key), body));
    }
  }

  private String bucket(Asset asset) {
    return bucket.orElseGet(() -> named(asset));
  }

  private String named(Asset asset) {
    String name = asset.bucket().replace("${AWS::Region}", region);
    if (!name.contains("${AWS::")) {
      return name;
    }
    String arn =
        Answers.ask("asking whose account it is", () -> identity.get().getCallerIdentity().arn());
    String[] parts = arn.split(":", 6);
    return name.replace("${AWS::Partition}", parts[1]).replace("${AWS::AccountId}", parts[4]);
  }
}
