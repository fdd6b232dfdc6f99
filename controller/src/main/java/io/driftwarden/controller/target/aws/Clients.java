package io.driftwarden.controller.target.aws;

import io.driftwarden.controller.config.AwsConfig;
import io.driftwarden.controller.config.Secret;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's clients of one account and region. */
final class Clients implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ATTEMPT = Duration.ofSeconds(20);
  private static final Duration CALL = Duration.ofSeconds(60);

  private final AwsConfig config;
  private final Lazy<SdkHttpClient> http =
      new Lazy<>(() ->
          UrlConnectionHttpClient.builder()
              .connectionTimeout(CONNECT)
              .socketTimeout(ATTEMPT)
              .build());

  final Lazy<RdsClient> rds = new Lazy<>(() -> ready(RdsClient.builder()).build());
  final Lazy<Ec2Client> ec2 = new Lazy<>(() -> ready(Ec2Client.builder()).build());
  final Lazy<S3Client> s3 = new Lazy<>(() -> styled(ready(S3Client.builder())).build());
  final Lazy<KmsClient> kms = new Lazy<>(() -> ready(KmsClient.builder()).build());
  final Lazy<DynamoDbClient> tables = new Lazy<>(() -> ready(DynamoDbClient.builder()).build());
  final Lazy<CloudWatchLogsClient> logs =
      new Lazy<>(() -> ready(CloudWatchLogsClient.builder()).build());
  final Lazy<CloudFormationClient> stacks =
      new Lazy<>(() -> ready(CloudFormationClient.builder()).build());

  final Lazy<StsClient> identity = new Lazy<>(() -> ready(StsClient.builder()).build());

  Clients(AwsConfig config) {
    this.config = config;
  }

  String region() {
    return config.region();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B ready(B builder) {
    builder
        .region(Region.of(config.region()))
        .httpClient(http.get())
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .apiCallTimeout(CALL)
                .apiCallAttemptTimeout(ATTEMPT)
                .retryStrategy(RetryMode.STANDARD)
                .build());
    config.endpoint().ifPresent(builder::endpointOverride);
    config
        .keys()
        .map(Clients::credentials)
        .ifPresent(keys -> builder.credentialsProvider(StaticCredentialsProvider.create(keys)));
    return builder;
  }

  /** An endpoint of one's own has no name for each bucket; AWS's buckets may be in any region. */
  private S3ClientBuilder styled(S3ClientBuilder builder) {
    boolean own = config.endpoint().isPresent();
    return builder.forcePathStyle(own).crossRegionAccessEnabled(!own);
  }

  private static AwsCredentials credentials(AwsConfig.Keys keys) {
    String secret = keys.secretAccessKey().reveal();
    return keys.sessionToken()
        .map(Secret::reveal)
        .<AwsCredentials>map(
            token -> AwsSessionCredentials.create(keys.accessKeyId(), secret, token))
        .orElseGet(() -> AwsBasicCredentials.create(keys.accessKeyId(), secret));
  }

  @Override
  public void close() {
    List.of(rds, ec2, s3, kms, tables, logs, stacks, identity, http).forEach(Lazy::close);
  }
}
