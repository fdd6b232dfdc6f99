import { App, DefaultStackSynthesizer } from 'aws-cdk-lib';
import { FeatureStoreStack } from '../lib/feature-store-stack';

const app = new App({
  defaultStackSynthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
});

new FeatureStoreStack(app, 'FeatureStoreStack', { env: { region: 'eu-central-1' } });
