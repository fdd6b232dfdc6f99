package io.driftwarden.controller.target.aws;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingModeSummary;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.SSEDescription;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** DynamoDB tables: three calls each. */
final class Tables {
  private static final Set<String> GONE = Set.of("ResourceNotFoundException");
  private static final String PROVISIONED = "PROVISIONED";

  private final Supplier<DynamoDbClient> tables;

  Tables(Supplier<DynamoDbClient> tables) {
    this.tables = tables;
  }

  /**
   * All that is known of one table.
   *
   * @param recoverable to any point in time
   */
  record Known(TableDescription table, boolean recoverable, Tags tags) {
    Optional<SSEDescription> encryption() {
      return Optional.ofNullable(table.sseDescription())
          .filter(
              found -> found.status() == SSEStatus.ENABLED || found.status() == SSEStatus.UPDATING);
    }

    String billing() {
      return Optional.ofNullable(table.billingModeSummary())
          .map(BillingModeSummary::billingModeAsString)
          .orElse(PROVISIONED);
    }

    Optional<String> key(KeyType type) {
      return table.keySchema().stream()
          .filter(key -> key.keyType() == type)
          .map(KeySchemaElement::attributeName)
          .findFirst();
    }

    boolean protectedFromDeletion() {
      return Boolean.TRUE.equals(table.deletionProtectionEnabled());
    }
  }

  Optional<Map<String, Object>> terraform(String name) {
    return find(name).map(Tables::terraform);
  }

  Optional<Map<String, Object>> cloudFormation(String name) {
    return find(name).map(Tables::cloudFormation);
  }

  private Optional<Known> find(String name) {
    return Answers.find(
            "reading table \"%s\"".formatted(name),
            GONE,
            () -> tables.get().describeTable(request -> request.tableName(name)).table())
        .map(table -> new Known(table, recoverable(name), tags(table.tableArn())));
  }

  private boolean recoverable(String name) {
    return Answers.ask(
            "reading the backups of table \"%s\"".formatted(name),
            () ->
                tables
                    .get()
                    .describeContinuousBackups(request -> request.tableName(name))
                    .continuousBackupsDescription()
                    .pointInTimeRecoveryDescription())
        .pointInTimeRecoveryStatus()
        .equals(PointInTimeRecoveryStatus.ENABLED);
  }

  private Tags tags(String arn) {
    return Tags.of(
        Answers.ask(
            "reading the tags of \"%s\"".formatted(arn),
            () -> tables.get().listTagsOfResource(request -> request.resourceArn(arn)).tags()),
        Tag::key,
        Tag::value);
  }

  static Map<String, Object> terraform(Known known) {
    TableDescription table = known.table();
    Attributes attributes =
        new Attributes()
            .with("name", table.tableName())
            .with("billing_mode", known.billing())
            .with("hash_key", known.key(KeyType.HASH).orElse(""))
            .with("range_key", known.key(KeyType.RANGE).orElse(""))
            .with("attribute", attributes(table, "name", "type"))
            .with("deletion_protection_enabled", known.protectedFromDeletion())
            .with("server_side_encryption", List.of(encryption(known, "enabled", "kms_key_arn")))
            .with("point_in_time_recovery", List.of(Map.of("enabled", known.recoverable())))
            .with("tags", known.tags().byKey())
            .with("tags_all", known.tags().byKey());
    if (known.billing().equals(PROVISIONED)) {
      attributes
          .with("read_capacity", table.provisionedThroughput().readCapacityUnits())
          .with("write_capacity", table.provisionedThroughput().writeCapacityUnits());
    }
    return attributes.map();
  }

  static Map<String, Object> cloudFormation(Known known) {
    TableDescription table = known.table();
    return new Attributes()
        .with("TableName", table.tableName())
        .with("BillingMode", known.billing())
        .with("AttributeDefinitions", attributes(table, "AttributeName", "AttributeType"))
        .with("KeySchema", keys(table))
        .with("DeletionProtectionEnabled", known.protectedFromDeletion())
        .with(
            "SSESpecification", withType(known, encryption(known, "SSEEnabled", "KMSMasterKeyId")))
        .with(
            "PointInTimeRecoverySpecification",
            Map.of("PointInTimeRecoveryEnabled", known.recoverable()))
        .with("Tags", known.tags().asList())
        .map();
  }

  private static List<Map<String, Object>> attributes(
      TableDescription table, String name, String type) {
    return table.attributeDefinitions().stream()
        .sorted(Comparator.comparing(AttributeDefinition::attributeName))
        .map(found ->
            Map.<String, Object>of(
                name, found.attributeName(), type, found.attributeTypeAsString()))
        .toList();
  }

  private static List<Map<String, Object>> keys(TableDescription table) {
    return table.keySchema().stream()
        .map(key ->
            Map.<String, Object>of(
                "AttributeName", key.attributeName(), "KeyType", key.keyTypeAsString()))
        .toList();
  }

  private static Map<String, Object> encryption(Known known, String enabled, String key) {
    return new Attributes()
        .with(enabled, known.encryption().isPresent())
        .with(key, known.encryption().map(SSEDescription::kmsMasterKeyArn).orElse(""))
        .map();
  }

  private static Map<String, Object> withType(Known known, Map<String, Object> encryption) {
    known.encryption().ifPresent(found -> encryption.put("SSEType", found.sseTypeAsString()));
    return encryption;
  }
}
