package driftwarden.rules.exposure.bucket_policy_test

import data.driftwarden.rules.exposure.bucket_policy as rule

test_a_public_acl_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_s3_bucket_acl.a", "kind": "terraform", "type": "aws_s3_bucket_acl", "name": "a", "values": {"acl": "public-read"}, "unknown": {}}]}
	found == {["aws_s3_bucket_acl.a", ["acl"], "violated"]}
}

test_a_policy_for_everyone_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_s3_bucket_policy.a", "kind": "terraform", "type": "aws_s3_bucket_policy", "name": "a", "values": {"policy": `{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject"}}`}, "unknown": {}}]}
	found == {["aws_s3_bucket_policy.a", ["policy"], "violated"]}
}

test_a_condition_may_restrict_it if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_s3_bucket_policy.a", "kind": "terraform", "type": "aws_s3_bucket_policy", "name": "a", "values": {"policy": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Condition": {"StringEquals": {}}}]}}, "unknown": {}}]}
	found == set()
}

test_what_is_not_known_is_said if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_s3_bucket_policy.a", "kind": "terraform", "type": "aws_s3_bucket_policy", "name": "a", "values": {}, "unknown": {"policy": "it is read only when it is planned"}}, {"address": "aws_s3_bucket_acl.a", "kind": "terraform", "type": "aws_s3_bucket_acl", "name": "a", "values": {}, "unknown": {"acl": "it is given later"}}]}
	found == {["aws_s3_bucket_acl.a", ["acl"], "unknown"], ["aws_s3_bucket_policy.a", ["policy"], "unknown"]}
}

test_a_statement_that_may_be_for_everyone_is_not_known if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "A", "kind": "cloudformation", "type": "AWS::S3::BucketPolicy", "name": "a", "values": {"PolicyDocument": {"Statement": [{"Effect": "Allow", "Action": "s3:GetObject"}]}}, "unknown": {"PolicyDocument": {"Statement": [{"Principal": "the parameter Readers has no default"}]}}}]}
	found == {["A", ["PolicyDocument", "Statement", 0, "Principal"], "unknown"]}
}

test_a_condition_keeps_everyone_out_whoever_is_meant if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "A", "kind": "cloudformation", "type": "AWS::S3::BucketPolicy", "name": "a", "values": {"PolicyDocument": {"Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Condition": {"Bool": {"aws:SecureTransport": "true"}}}]}}, "unknown": {"PolicyDocument": {"Statement": [{"Principal": "the parameter Readers has no default"}]}}}]}
	found == set()
}

test_a_policy_of_objects_for_everyone_is_a_violation if {
	found := {[f.address, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "A", "kind": "cloudformation", "type": "AWS::S3::BucketPolicy", "name": "a", "values": {"PolicyDocument": {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject"}]}}, "unknown": {}}]}
	found == {["A", "violated"]}
}
