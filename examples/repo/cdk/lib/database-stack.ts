import { CfnOutput, Duration, RemovalPolicy, Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';

/** A network over three zones, and a PostgreSQL in its private part. */
export class DatabaseStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    // Named zones need no look-up in an account.
    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.50.0.0/16'),
      availabilityZones: ['a', 'b', 'c'].map((zone) => this.region + zone),
      natGateways: 1,
      subnetConfiguration: [
        { name: 'public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24 },
        { name: 'private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
      ],
    });

    const application = new ec2.SecurityGroup(this, 'ApplicationSecurityGroup', {
      vpc,
      description: 'The application itself',
      allowAllOutbound: false,
    });

    const group = new ec2.SecurityGroup(this, 'DatabaseSecurityGroup', {
      vpc,
      description: 'Who may reach the database',
      allowAllOutbound: false,
    });
    group.addIngressRule(application, ec2.Port.POSTGRES, 'PostgreSQL from the application');
    application.addEgressRule(group, ec2.Port.POSTGRES, 'PostgreSQL');

    const database = new rds.DatabaseInstance(this, 'Database', {
      engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_16 }),
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.R7G, ec2.InstanceSize.LARGE),
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      securityGroups: [group],
      credentials: rds.Credentials.fromGeneratedSecret('postgres'),
      databaseName: 'ai',
      multiAz: true,
      publiclyAccessible: false,
      allocatedStorage: 100,
      maxAllocatedStorage: 500,
      storageType: rds.StorageType.GP3,
      storageEncrypted: true,
      backupRetention: Duration.days(14),
      copyTagsToSnapshot: true,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.SNAPSHOT,
    });

    new CfnOutput(this, 'DatabaseEndpoint', {
      description: 'Where the database answers',
      value: database.dbInstanceEndpointAddress,
    });
  }
}
