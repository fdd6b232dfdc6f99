package io.driftwarden.controller.target.aws;

import io.driftwarden.controller.config.AwsConfig;
import io.driftwarden.controller.target.LiveReads;
import io.driftwarden.controller.target.TargetException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An AWS account in one region, of which things are read and nothing is changed. Safe for several
 * threads.
 */
public final class AwsAccount implements LiveReads, AutoCloseable {
  private final Clients clients;
  private final Map<String, Read> reads = new HashMap<>();

  private interface Read {
    Optional<Map<String, Object>> of(String id);
  }

  /** Makes an account of which nothing is asked yet. */
  public AwsAccount(AwsConfig config) {
    this(new Clients(config));
  }

  AwsAccount(Clients clients) {
    this.clients = clients;
    addTerraform();
    addBuckets(new Buckets(clients.s3));
    addCloudFormation();
  }

  private void addTerraform() {
    SecurityGroups groups = new SecurityGroups(clients.ec2);
    reads.put("aws_db_instance", new Databases(clients.rds)::terraform);
    reads.put("aws_security_group", groups::terraform);
    reads.put("aws_default_security_group", groups::terraform);
    reads.put("aws_vpc_security_group_ingress_rule", groups::terraformRule);
    reads.put("aws_vpc_security_group_egress_rule", groups::terraformRule);
    reads.put("aws_kms_key", new Keys(clients.kms)::terraform);
    reads.put("aws_dynamodb_table", new Tables(clients.tables)::terraform);
    reads.put("aws_cloudwatch_log_group", new LogGroups(clients.logs)::terraform);
  }

  private void addBuckets(Buckets buckets) {
    reads.put("aws_s3_bucket", buckets::terraform);
    reads.put("aws_s3_bucket_versioning", buckets::terraformVersioning);
    reads.put("aws_s3_bucket_server_side_encryption_configuration", buckets::terraformEncryption);
    reads.put("aws_s3_bucket_public_access_block", buckets::terraformPublicAccessBlock);
    reads.put("aws_s3_bucket_policy", buckets::terraformPolicy);
    reads.put("AWS::S3::Bucket", buckets::cloudFormation);
    reads.put("AWS::S3::BucketPolicy", buckets::cloudFormationPolicy);
  }

  private void addCloudFormation() {
    reads.put("AWS::RDS::DBInstance", new Databases(clients.rds)::cloudFormation);
    reads.put("AWS::EC2::SecurityGroup", new SecurityGroups(clients.ec2)::cloudFormation);
    reads.put("AWS::KMS::Key", new Keys(clients.kms)::cloudFormation);
    reads.put("AWS::DynamoDB::Table", new Tables(clients.tables)::cloudFormation);
    reads.put("AWS::Logs::LogGroup", new LogGroups(clients.logs)::cloudFormation);
  }

  @Override
  public boolean reads(String type) {
    return reads.containsKey(type);
  }

  @Override
  public Optional<Map<String, Object>> read(String type, String id) {
    Read read = reads.get(type);
    if (read == null) {
      throw new TargetException("AWS: things of type \"%s\" can't be read".formatted(type));
    }
    return read.of(id);
  }

  @Override
  public void close() {
    clients.close();
  }
}
