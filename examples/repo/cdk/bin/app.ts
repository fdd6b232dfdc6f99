import { App, DefaultStackSynthesizer, Tags } from 'aws-cdk-lib';
import { DatabaseStack } from '../lib/database-stack';
import { FeatureStoreStack } from '../lib/feature-store-stack';

// The stacks have no assets, so the templates deploy without a bootstrapped account.
const app = new App({
  defaultStackSynthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
});

// No account is named, and none is asked: the templates are the same wherever they are made.
const env = { region: app.node.tryGetContext('region') ?? 'eu-central-1' };

new DatabaseStack(app, 'DatabaseStack', { env, description: 'PostgreSQL in a network of its own' });
new FeatureStoreStack(app, 'FeatureStoreStack', { env, description: 'Features of models, by id and version' });

Tags.of(app).add('Environment', 'production');
Tags.of(app).add('Owner', 'data-platform');
