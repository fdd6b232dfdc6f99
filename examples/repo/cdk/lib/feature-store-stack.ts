import { CfnOutput, Duration, RemovalPolicy, Stack, StackProps } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Features of models: raw data in a bucket, features in a table, and an API to read and write them. */
export class FeatureStoreStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const key = new kms.Key(this, 'Key', {
      description: 'Raw data and features',
      enableKeyRotation: true,
    });

    const bucket = new s3.Bucket(this, 'RawData', {
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });

    const table = new dynamodb.Table(this, 'Features', {
      partitionKey: { name: 'feature_id', type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'version', type: dynamodb.AttributeType.NUMBER },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });

    // Small enough to stand in the template: deploying it needs no bucket of assets.
    const handler = new lambda.Function(this, 'FeatureApi', {
      runtime: lambda.Runtime.PYTHON_3_13,
      architecture: lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: lambda.Code.fromInline(readFileSync(join(__dirname, '../lambda/index.py'), 'utf8')),
      timeout: Duration.seconds(10),
      memorySize: 256,
      environment: { TABLE: table.tableName, BUCKET: bucket.bucketName },
    });
    table.grantReadWriteData(handler);
    bucket.grantPut(handler);

    const api = new apigateway.RestApi(this, 'Api', {
      description: 'Reads and writes features',
      deployOptions: { throttlingRateLimit: 100, throttlingBurstLimit: 200 },
      defaultMethodOptions: { authorizationType: apigateway.AuthorizationType.IAM },
    });
    const features = api.root.addResource('features');
    const integration = new apigateway.LambdaIntegration(handler);
    features.addMethod('GET', integration);
    features.addMethod('POST', integration);

    new CfnOutput(this, 'ApiUrl', { description: 'Where the API answers', value: api.url });
    new CfnOutput(this, 'RawDataBucket', { value: bucket.bucketName });
  }
}
