import { RemovalPolicy, Stack, StackProps } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** The feature store without care. JSON has no comments, so those here name the template's lines. */
export class FeatureStoreStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    // WEAK DW-ENC-002 DW-PUB-002 at cdk/templates/FeatureStoreStack.template.json:3: neither encryption nor a public-access block
    const bucket = new s3.Bucket(this, 'RawData', {
      removalPolicy: RemovalPolicy.DESTROY,
    });

    const table = new dynamodb.Table(this, 'Features', {
      partitionKey: { name: 'feature_id', type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'version', type: dynamodb.AttributeType.NUMBER },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
    });

    const handler = new lambda.Function(this, 'FeatureApi', {
      runtime: lambda.Runtime.PYTHON_3_13,
      handler: 'index.handler',
      code: lambda.Code.fromInline('def handler(event, context):\n    return {"statusCode": 501, "body": ""}\n'),
      environment: { TABLE: table.tableName, BUCKET: bucket.bucketName },
    });
    table.grantReadWriteData(handler);

    const api = new apigateway.LambdaRestApi(this, 'Api', { handler, proxy: false });
    const features = api.root.addResource('features');
    features.addMethod('GET');
    features.addMethod('POST');
  }
}
