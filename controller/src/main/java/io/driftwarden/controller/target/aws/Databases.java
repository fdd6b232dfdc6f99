package io.driftwarden.controller.target.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** RDS instances: one call each. */
final class Databases {
  private static final Set<String> GONE =
      Set.of("DBInstanceNotFound", "DBInstanceNotFoundFault", "DBInstanceNotFoundException");

  /** What Terraform's provider has as an id since version 5; before, it was the name. */
  private static final Pattern RESOURCE_ID = Pattern.compile("db-[A-Z0-9]{20,}");

  private final Supplier<RdsClient> rds;

  Databases(Supplier<RdsClient> rds) {
    this.rds = rds;
  }

  Optional<Map<String, Object>> terraform(String id) {
    return find(id).map(Databases::terraform);
  }

  Optional<Map<String, Object>> cloudFormation(String id) {
    return find(id).map(Databases::cloudFormation);
  }

  private Optional<DBInstance> find(String id) {
    DescribeDbInstancesRequest.Builder request = DescribeDbInstancesRequest.builder();
    if (RESOURCE_ID.matcher(id).matches()) {
      request.filters(Filter.builder().name("dbi-resource-id").values(id).build());
    } else {
      request.dbInstanceIdentifier(id);
    }
    return Answers.find(
            "reading database \"%s\"".formatted(id),
            GONE,
            () -> rds.get().describeDBInstances(request.build()).dbInstances())
        .flatMap(found -> found.stream().findFirst());
  }

  static Map<String, Object> terraform(DBInstance found) {
    Tags tags = Tags.of(found.tagList(), Tag::key, Tag::value);
    return new Attributes()
        .with("identifier", found.dbInstanceIdentifier())
        .with("allocated_storage", found.allocatedStorage())
        .with("auto_minor_version_upgrade", found.autoMinorVersionUpgrade())
        .with("availability_zone", found.availabilityZone())
        .with("backup_retention_period", found.backupRetentionPeriod())
        .with("backup_window", found.preferredBackupWindow())
        .with("ca_cert_identifier", found.caCertificateIdentifier())
        .with("copy_tags_to_snapshot", found.copyTagsToSnapshot())
        .with("db_name", found.dbName())
        .with("db_subnet_group_name", subnetGroup(found))
        .with("deletion_protection", found.deletionProtection())
        .with("enabled_cloudwatch_logs_exports", sorted(found.enabledCloudwatchLogsExports()))
        .with("engine", found.engine())
        .with("engine_version", found.engineVersion())
        .with("iam_database_authentication_enabled", found.iamDatabaseAuthenticationEnabled())
        .with("instance_class", found.dbInstanceClass())
        .with("iops", found.iops())
        .with("kms_key_id", found.kmsKeyId())
        .with("maintenance_window", found.preferredMaintenanceWindow())
        .with("max_allocated_storage", found.maxAllocatedStorage())
        .with("monitoring_interval", found.monitoringInterval())
        .with("multi_az", found.multiAZ())
        .with("parameter_group_name", parameterGroup(found))
        .with("port", port(found))
        .with("publicly_accessible", found.publiclyAccessible())
        .with("storage_encrypted", found.storageEncrypted())
        .with("storage_type", found.storageType())
        .with("username", found.masterUsername())
        .with("vpc_security_group_ids", groups(found))
        .with("tags", tags.byKey())
        .with("tags_all", tags.byKey())
        .map();
  }

  static Map<String, Object> cloudFormation(DBInstance found) {
    return new Attributes()
        .with("DBInstanceIdentifier", found.dbInstanceIdentifier())
        .with("AllocatedStorage", found.allocatedStorage())
        .with("AutoMinorVersionUpgrade", found.autoMinorVersionUpgrade())
        .with("AvailabilityZone", found.availabilityZone())
        .with("BackupRetentionPeriod", found.backupRetentionPeriod())
        .with("CACertificateIdentifier", found.caCertificateIdentifier())
        .with("CopyTagsToSnapshot", found.copyTagsToSnapshot())
        .with("DBInstanceClass", found.dbInstanceClass())
        .with("DBName", found.dbName())
        .with("DBParameterGroupName", parameterGroup(found))
        .with("DBSubnetGroupName", subnetGroup(found))
        .with("DeletionProtection", found.deletionProtection())
        .with("EnableCloudwatchLogsExports", sorted(found.enabledCloudwatchLogsExports()))
        .with("EnableIAMDatabaseAuthentication", found.iamDatabaseAuthenticationEnabled())
        .with("Engine", found.engine())
        .with("EngineVersion", found.engineVersion())
        .with("Iops", found.iops())
        .with("KmsKeyId", found.kmsKeyId())
        .with("MasterUsername", found.masterUsername())
        .with("MaxAllocatedStorage", found.maxAllocatedStorage())
        .with("MonitoringInterval", found.monitoringInterval())
        .with("MultiAZ", found.multiAZ())
        .with("Port", port(found))
        .with("PreferredBackupWindow", found.preferredBackupWindow())
        .with("PreferredMaintenanceWindow", found.preferredMaintenanceWindow())
        .with("PubliclyAccessible", found.publiclyAccessible())
        .with("StorageEncrypted", found.storageEncrypted())
        .with("StorageType", found.storageType())
        .with("VPCSecurityGroups", groups(found))
        .with("Tags", Tags.of(found.tagList(), Tag::key, Tag::value).asList())
        .map();
  }

  private static List<String> sorted(List<String> texts) {
    return texts.stream().sorted().toList();
  }

  private static List<String> groups(DBInstance found) {
    return found.vpcSecurityGroups().stream()
        .map(VpcSecurityGroupMembership::vpcSecurityGroupId)
        .sorted()
        .toList();
  }

  private static @Nullable Object subnetGroup(DBInstance found) {
    return Optional.ofNullable(found.dbSubnetGroup())
        .map(DBSubnetGroup::dbSubnetGroupName)
        .orElse(null);
  }

  private static @Nullable Object parameterGroup(DBInstance found) {
    return found.dbParameterGroups().stream()
        .findFirst()
        .map(DBParameterGroupStatus::dbParameterGroupName)
        .orElse(null);
  }

  private static @Nullable Object port(DBInstance found) {
    return Optional.ofNullable(found.endpoint()).map(Endpoint::port).orElse(null);
  }
}
