"""What CloudFormation does with a template and moto leaves out.

moto makes the things of a template and then forgets a good part of their properties. Here they are
set afterwards by plain calls to the endpoint itself, and types that moto lacks are stood in for by a
name, so that a deployed stack is live as its template says.
"""

import json
from types import SimpleNamespace

import boto3
from moto.cloudformation import parsing
from moto.dynamodb.models.table import Table
from moto.ec2.models.security_groups import SecurityGroup
from moto.kms.models import KmsBackend
from moto.rds.models import DBInstance, DBSubnetGroup
from moto.s3.models import FakeBucket


class StandIn:
    """A thing of a type that moto lacks: it has a name and nothing else."""

    def __init__(self, name):
        self.name = name

    @property
    def physical_resource_id(self):
        return self.name

    def is_created(self):
        return True

    @classmethod
    def has_cfn_attr(cls, attribute):
        return True

    def get_cfn_attribute(self, attribute):
        return f"{self.name}.{attribute}"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, *args, **kwargs):
        return cls(resource_name)

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, *args, **kwargs):
        return original_resource

    @classmethod
    def delete_from_cloudformation_json(cls, *args, **kwargs):
        pass


class GroupRule(StandIn):
    """A rule of a security group that is a resource of its own."""

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account, region, **kwargs):
        rule = cloudformation_json["Properties"]
        ec2 = client("ec2", region)
        if "DestinationSecurityGroupId" in rule or kwargs["ResourceType"].endswith("Egress"):
            revoke_everything(ec2, rule["GroupId"])
            made = ec2.authorize_security_group_egress(GroupId=rule["GroupId"], IpPermissions=[permission(rule)])
        else:
            made = ec2.authorize_security_group_ingress(GroupId=rule["GroupId"], IpPermissions=[permission(rule)])
        return cls(made["SecurityGroupRules"][0]["SecurityGroupRuleId"])


class BucketPolicy(StandIn):
    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account, region, **kwargs):
        policy = cloudformation_json["Properties"]
        client("s3", region).put_bucket_policy(Bucket=policy["Bucket"], Policy=json.dumps(policy["PolicyDocument"]))
        return cls(resource_name)


def client(service, region):
    return boto3.client(service, region_name=region, endpoint_url=URL)


def permission(rule):
    """Writes a rule of a template as EC2 takes it."""
    found = {"IpProtocol": str(rule["IpProtocol"])}
    for end in ("FromPort", "ToPort"):
        if end in rule:
            found[end] = int(rule[end])
    said = {"Description": rule["Description"]} if "Description" in rule else {}
    group = rule.get("SourceSecurityGroupId") or rule.get("DestinationSecurityGroupId")
    if "CidrIp" in rule:
        found["IpRanges"] = [{"CidrIp": rule["CidrIp"], **said}]
    elif "CidrIpv6" in rule:
        found["Ipv6Ranges"] = [{"CidrIpv6": rule["CidrIpv6"], **said}]
    elif group:
        found["UserIdGroupPairs"] = [{"GroupId": group, **said}]
    return found


def revoke_everything(ec2, group):
    """A new group lets everything out until the first rule that a template has for it."""
    for found in ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"][0]["IpPermissionsEgress"]:
        if found["IpProtocol"] == "-1":
            ec2.revoke_security_group_egress(GroupId=group, IpPermissions=[found])


def fill_group(group, properties, region):
    ec2 = client("ec2", region)
    there = ec2.describe_security_groups(GroupIds=[group.id])["SecurityGroups"][0]["IpPermissions"]
    if there:
        ec2.revoke_security_group_ingress(GroupId=group.id, IpPermissions=there)
    for rule in properties.get("SecurityGroupIngress", []):
        ec2.authorize_security_group_ingress(GroupId=group.id, IpPermissions=[permission(rule)])
    if "SecurityGroupEgress" in properties:
        revoke_everything(ec2, group.id)
    for rule in properties.get("SecurityGroupEgress", []):
        ec2.authorize_security_group_egress(GroupId=group.id, IpPermissions=[permission(rule)])


def prepare_database(properties):
    """moto wants the group itself, and numbers as such."""
    if isinstance(properties.get("DBSubnetGroupName"), str):
        properties["DBSubnetGroupName"] = SimpleNamespace(name=properties["DBSubnetGroupName"])
    if "AllocatedStorage" in properties:
        properties["AllocatedStorage"] = int(properties["AllocatedStorage"])


def fill_database(database, properties, region):
    names = {
        "VPCSecurityGroups": "VpcSecurityGroupIds",
        "DeletionProtection": "DeletionProtection",
        "MaxAllocatedStorage": "MaxAllocatedStorage",
        "PubliclyAccessible": "PubliclyAccessible",
        "BackupRetentionPeriod": "BackupRetentionPeriod",
    }
    change = {names[name]: value for name, value in properties.items() if name in names}
    rds = client("rds", region)
    rds.modify_db_instance(DBInstanceIdentifier=database.db_instance_identifier, ApplyImmediately=True, **change)


def fill_bucket(bucket, properties, region):
    s3 = client("s3", region)
    if "VersioningConfiguration" in properties:
        s3.put_bucket_versioning(Bucket=bucket.name, VersioningConfiguration=properties["VersioningConfiguration"])
    if "PublicAccessBlockConfiguration" in properties:
        block = properties["PublicAccessBlockConfiguration"]
        s3.put_public_access_block(Bucket=bucket.name, PublicAccessBlockConfiguration=block)
    if "BucketEncryption" in properties:
        rules = [
            {**rule, "ApplyServerSideEncryptionByDefault": rule.get("ServerSideEncryptionByDefault", {})}
            for rule in properties["BucketEncryption"]["ServerSideEncryptionConfiguration"]
        ]
        for rule in rules:
            rule.pop("ServerSideEncryptionByDefault", None)
        s3.put_bucket_encryption(Bucket=bucket.name, ServerSideEncryptionConfiguration={"Rules": rules})
    if "Tags" in properties:
        s3.put_bucket_tagging(Bucket=bucket.name, Tagging={"TagSet": properties["Tags"]})


def fill_table(table, properties, region):
    if "SSESpecification" in properties:
        wanted = dict(properties["SSESpecification"])
        wanted["Enabled"] = wanted.pop("SSEEnabled")
        table.sse_specification = wanted
    if "PointInTimeRecoverySpecification" in properties:
        client("dynamodb", region).update_continuous_backups(
            TableName=table.name,
            PointInTimeRecoverySpecification=properties["PointInTimeRecoverySpecification"],
        )


def filled(model, fill):
    """Sets after a thing was made, or changed, what moto left out."""
    create = model.create_from_cloudformation_json
    update = model.update_from_cloudformation_json

    def created(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        if model is DBInstance:
            prepare_database(cloudformation_json["Properties"])
        made = create.__func__(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs)
        fill(made, cloudformation_json["Properties"], region_name)
        return made

    def updated(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        made = original_resource
        if model is FakeBucket:
            made = update.__func__(
                cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
            )
        fill(made, cloudformation_json["Properties"], region_name)
        return made

    model.create_from_cloudformation_json = classmethod(created)
    model.update_from_cloudformation_json = classmethod(updated)


plain_create_key = KmsBackend.create_key
plain_class = parsing.resource_class_from_type


def create_key(self, policy, key_usage, key_spec, description, tags, *args, **kwargs):
    """CloudFormation writes a key's tags and policy otherwise than KMS takes them."""
    policy = policy if isinstance(policy, (str, type(None))) else json.dumps(policy)
    tags = [{"TagKey": tag["Key"], "TagValue": tag["Value"]} if "Key" in tag else tag for tag in tags or []]
    return plain_create_key(self, policy, key_usage, key_spec, description, tags, *args, **kwargs)


def class_of(resource_type):
    if resource_type in ("AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress"):
        return GroupRule
    if resource_type == "AWS::S3::BucketPolicy":
        return BucketPolicy
    # An API's parts need an order that moto doesn't keep.
    known = not resource_type.startswith("AWS::ApiGateway::") and plain_class(resource_type)
    return known or StandIn


def install(url):
    """Completes moto's CloudFormation; the endpoint itself answers at the url."""
    global URL
    URL = url
    filled(SecurityGroup, fill_group)
    filled(DBInstance, fill_database)
    filled(FakeBucket, fill_bucket)
    filled(Table, fill_table)
    KmsBackend.create_key = create_key
    DBSubnetGroup.physical_resource_id = property(lambda group: group.name)
    parsing.resource_class_from_type = class_of
