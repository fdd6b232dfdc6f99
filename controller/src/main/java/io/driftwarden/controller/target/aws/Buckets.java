package io.driftwarden.controller.target.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * S3 buckets. Each setting is a call of its own, so Terraform's resources of one setting cost one,
 * a bucket in Terraform three and in CloudFormation four.
 */
final class Buckets {
  private static final Set<String> GONE = Set.of("NoSuchBucket");
  private static final Set<String> UNSET =
      Set.of(
          "NoSuchBucket",
          "NoSuchBucketPolicy",
          "NoSuchPublicAccessBlockConfiguration",
          "NoSuchTagSet",
          "ServerSideEncryptionConfigurationNotFoundError");

  private final Supplier<S3Client> s3;

  Buckets(Supplier<S3Client> s3) {
    this.s3 = s3;
  }

  Optional<Map<String, Object>> terraform(String bucket) {
    return versioning(bucket)
        .map(versioning -> {
          Tags tags = tags(bucket);
          return new Attributes()
              .with("bucket", bucket)
              .with("versioning", List.of(Map.of("enabled", isEnabled(versioning))))
              .with(
                  "server_side_encryption_configuration",
                  encryption(bucket)
                      .map(rules -> List.of(Map.of("rule", terraformRules(rules))))
                      .orElse(List.of()))
              .with("tags", tags.byKey())
              .with("tags_all", tags.byKey())
              .map();
        });
  }

  Optional<Map<String, Object>> terraformVersioning(String id) {
    String bucket = bucket(id);
    return versioning(bucket)
        .map(found ->
            Map.of(
                "bucket",
                bucket,
                "versioning_configuration",
                List.of(Map.of("status", status(found, "Disabled")))));
  }

  Optional<Map<String, Object>> terraformEncryption(String id) {
    String bucket = bucket(id);
    return encryption(bucket).map(rules -> Map.of("bucket", bucket, "rule", terraformRules(rules)));
  }

  Optional<Map<String, Object>> terraformPublicAccessBlock(String bucket) {
    return publicAccess(bucket)
        .map(found ->
            new Attributes()
                .with("bucket", bucket)
                .with("block_public_acls", found.blockPublicAcls())
                .with("block_public_policy", found.blockPublicPolicy())
                .with("ignore_public_acls", found.ignorePublicAcls())
                .with("restrict_public_buckets", found.restrictPublicBuckets())
                .map());
  }

  Optional<Map<String, Object>> terraformPolicy(String bucket) {
    return policy(bucket).map(policy -> Map.of("bucket", bucket, "policy", policy));
  }

  Optional<Map<String, Object>> cloudFormation(String bucket) {
    return versioning(bucket)
        .map(versioning ->
            new Attributes()
                .with("BucketName", bucket)
                .with("VersioningConfiguration", Map.of("Status", status(versioning, "Suspended")))
                .with(
                    "BucketEncryption",
                    Map.of(
                        "ServerSideEncryptionConfiguration",
                        cloudFormationRules(encryption(bucket).orElse(List.of()))))
                .with("PublicAccessBlockConfiguration", cloudFormationBlock(publicAccess(bucket)))
                .with("Tags", tags(bucket).asList())
                .map());
  }

  Optional<Map<String, Object>> cloudFormationPolicy(String bucket) {
    return policy(bucket)
        .map(policy -> Map.of("Bucket", bucket, "PolicyDocument", Json.policy(policy)));
  }

  /** The id of a setting ends with the account where its owner was named. */
  private static String bucket(String id) {
    int comma = id.indexOf(',');
    return comma < 0 ? id : id.substring(0, comma);
  }

  private Optional<GetBucketVersioningResponse> versioning(String bucket) {
    return Answers.find(
        "reading the versioning of bucket \"%s\"".formatted(bucket),
        GONE,
        () -> s3.get().getBucketVersioning(request -> request.bucket(bucket)));
  }

  private static boolean isEnabled(GetBucketVersioningResponse versioning) {
    return status(versioning, "").equals("Enabled");
  }

  private static String status(GetBucketVersioningResponse versioning, String never) {
    return Optional.ofNullable(versioning.statusAsString()).orElse(never);
  }

  private Optional<List<ServerSideEncryptionRule>> encryption(String bucket) {
    return setting(
        "reading the encryption of bucket \"%s\"".formatted(bucket),
        () ->
            s3.get()
                .getBucketEncryption(request -> request.bucket(bucket))
                .serverSideEncryptionConfiguration()
                .rules());
  }

  private Optional<PublicAccessBlockConfiguration> publicAccess(String bucket) {
    return setting(
        "reading the public access block of bucket \"%s\"".formatted(bucket),
        () ->
            s3.get()
                .getPublicAccessBlock(request -> request.bucket(bucket))
                .publicAccessBlockConfiguration());
  }

  private Optional<String> policy(String bucket) {
    return setting(
        "reading the policy of bucket \"%s\"".formatted(bucket),
        () -> s3.get().getBucketPolicy(request -> request.bucket(bucket)).policy());
  }

  private Tags tags(String bucket) {
    return Tags.of(
        setting(
                "reading the tags of bucket \"%s\"".formatted(bucket),
                () -> s3.get().getBucketTagging(request -> request.bucket(bucket)).tagSet())
            .orElse(List.of()),
        Tag::key,
        Tag::value);
  }

  /** A bucket that is gone has no settings either. */
  private static <T> Optional<T> setting(String what, Supplier<T> question) {
    return Answers.find(what, UNSET, question);
  }

  private static List<Map<String, Object>> terraformRules(List<ServerSideEncryptionRule> rules) {
    return rules.stream()
        .map(rule ->
            new Attributes()
                .with(
                    "apply_server_side_encryption_by_default",
                    List.of(algorithm(rule, "sse_algorithm", "kms_master_key_id")))
                .with("bucket_key_enabled", isTrue(rule.bucketKeyEnabled()))
                .map())
        .toList();
  }

  private static List<Map<String, Object>> cloudFormationRules(
      List<ServerSideEncryptionRule> rules) {
    return rules.stream()
        .map(rule ->
            new Attributes()
                .with(
                    "ServerSideEncryptionByDefault",
                    algorithm(rule, "SSEAlgorithm", "KMSMasterKeyID"))
                .with("BucketKeyEnabled", isTrue(rule.bucketKeyEnabled()))
                .map())
        .toList();
  }

  private static Map<String, Object> algorithm(
      ServerSideEncryptionRule rule, String algorithm, String key) {
    ServerSideEncryptionByDefault found = rule.applyServerSideEncryptionByDefault();
    return new Attributes()
        .with(algorithm, found.sseAlgorithmAsString())
        .with(key, found.kmsMasterKeyID())
        .map();
  }

  private static Map<String, Object> cloudFormationBlock(
      Optional<PublicAccessBlockConfiguration> found) {
    return Map.of(
        "BlockPublicAcls", found.map(block -> isTrue(block.blockPublicAcls())).orElse(false),
        "BlockPublicPolicy", found.map(block -> isTrue(block.blockPublicPolicy())).orElse(false),
        "IgnorePublicAcls", found.map(block -> isTrue(block.ignorePublicAcls())).orElse(false),
        "RestrictPublicBuckets",
            found.map(block -> isTrue(block.restrictPublicBuckets())).orElse(false));
  }

  private static boolean isTrue(@Nullable Boolean truth) {
    return Boolean.TRUE.equals(truth);
  }
}
