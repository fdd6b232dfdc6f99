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

test_a_principal_that_is_given_later_may_be_everyone if {
	found := {[f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "a", "kind": "terraform", "type": "aws_s3_bucket_policy", "name": "a", "values": {"policy": {"Statement": [{"Effect": "Allow", "Principal": {}, "Action": "s3:GetObject"}]}}, "unknown": {"policy": {"Statement": [{"Principal": {"AWS": "variable \"readers\" has no value in the repository"}}]}}, "begins": {}}]}
	found == {[["policy", "Statement", 0, "Principal", "AWS"], "unknown"]}
}

test_one_of_many_principals_may_be_everyone if {
	found := {[f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "a", "kind": "terraform", "type": "aws_s3_bucket_policy", "name": "a", "values": {"policy": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:root", null]}, "Action": "s3:GetObject"}]}}, "unknown": {"policy": {"Statement": [{"Principal": {"AWS": [null, "variable \"readers\" has no value in the repository"]}}]}}, "begins": {}}]}
	found == {[["policy", "Statement", 0, "Principal", "AWS", 1], "unknown"]}
}

test_what_begins_as_an_arn_is_somebody if {
	found := {[f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "a", "kind": "terraform", "type": "aws_s3_bucket_policy", "name": "a", "values": {"policy": {"Statement": [{"Effect": "Allow", "Principal": {}, "Action": "s3:GetObject"}]}}, "unknown": {"policy": {"Statement": [{"Principal": {"AWS": "variable \"readers\" has no value in the repository"}}]}}, "begins": {"policy": {"Statement": [{"Principal": {"AWS": "arn:aws:iam::"}}]}}}]}
	found == set()
}

test_a_role_that_is_made_is_somebody if {
	found := {[f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "a", "kind": "terraform", "type": "aws_s3_bucket_policy", "name": "a", "values": {"policy": {"Statement": [{"Effect": "Allow", "Principal": {}, "Action": "s3:GetObject"}]}}, "unknown": {"policy": {"Statement": [{"Principal": {"AWS": "aws_iam_role.reader is known only after apply"}}]}}, "begins": {}}]}
	found == set()
}

test_a_service_is_not_everyone if {
	found := {[f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "a", "kind": "terraform", "type": "aws_s3_bucket_policy", "name": "a", "values": {"policy": {"Statement": [{"Effect": "Allow", "Principal": {}, "Action": "s3:GetObject"}]}}, "unknown": {"policy": {"Statement": [{"Principal": {"Service": "variable \"readers\" has no value in the repository"}}]}}, "begins": {}}]}
	found == set()
}

test_everyone_as_a_principal_of_aws_is_a_violation if {
	found := {[f.address, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "a", "kind": "terraform", "type": "aws_s3_bucket_policy", "name": "a", "values": {"policy": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:root", "*"]}, "Action": "s3:GetObject"}]}}, "unknown": {}}]}
	found == {["a", "violated"]}
}

test_a_policy_for_all_but_some_is_a_violation if {
	found := {[f.address, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "a", "kind": "terraform", "type": "aws_s3_bucket_policy", "name": "a", "values": {"policy": `{"Statement": {"Effect": "Allow", "NotPrincipal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "s3:GetObject"}}`}, "unknown": {}}]}
	found == {["a", "violated"]}
}
