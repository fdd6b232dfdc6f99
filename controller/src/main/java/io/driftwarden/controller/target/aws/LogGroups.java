package io.driftwarden.controller.target.aws;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/** Log groups of CloudWatch: one call each. */
final class LogGroups {
  /** What Terraform says of a group that keeps everything. */
  private static final int FOREVER = 0;

  private final Supplier<CloudWatchLogsClient> logs;

  LogGroups(Supplier<CloudWatchLogsClient> logs) {
    this.logs = logs;
  }

  Optional<Map<String, Object>> terraform(String name) {
    return find(name)
        .map(found ->
            new Attributes()
                .with("name", found.logGroupName())
                .with("retention_in_days", days(found))
                .with("kms_key_id", Optional.ofNullable(found.kmsKeyId()).orElse(""))
                .map());
  }

  Optional<Map<String, Object>> cloudFormation(String name) {
    return find(name)
        .map(found ->
            new Attributes()
                .with("LogGroupName", found.logGroupName())
                .with("RetentionInDays", days(found))
                .with("KmsKeyId", Optional.ofNullable(found.kmsKeyId()).orElse(""))
                .map());
  }

  private static int days(LogGroup found) {
    return Optional.ofNullable(found.retentionInDays()).orElse(FOREVER);
  }

  /** The name is a prefix of others at most: the group itself comes first. */
  private Optional<LogGroup> find(String name) {
    return Answers.ask(
            "reading log group \"%s\"".formatted(name),
            () -> logs.get().describeLogGroups(request -> request.logGroupNamePrefix(name)))
        .logGroups()
        .stream()
        .filter(found -> found.logGroupName().equals(name))
        .findFirst();
  }
}
