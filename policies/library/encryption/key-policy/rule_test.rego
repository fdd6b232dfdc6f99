package driftwarden.rules.encryption.key_policy_test

import data.driftwarden.rules.encryption.key_policy as rule

test_a_service_with_all_rights_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_kms_key.a", "kind": "terraform", "type": "aws_kms_key", "name": "a", "values": {"policy": `{"Statement": [{"Effect": "Allow", "Principal": {"Service": "rds.amazonaws.com"}, "Action": "kms:*", "Resource": "*"}]}`}, "unknown": {}}]}
	found == {["aws_kms_key.a", ["policy"], "violated"]}
}

test_the_account_itself_may_have_them if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_kms_key.a", "kind": "terraform", "type": "aws_kms_key", "name": "a", "values": {"policy": `{"Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "kms:*", "Resource": "*"}]}`}, "unknown": {}}]}
	found == set()
}

test_a_policy_that_is_an_object_is_pointed_into if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "A", "kind": "cloudformation", "type": "AWS::KMS::Key", "name": "a", "values": {"KeyPolicy": {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": ["kms:*"]}]}}, "unknown": {}}]}
	found == {["A", ["KeyPolicy", "Statement", 0, "Action"], "violated"]}
}

test_a_policy_that_is_not_known_is_said if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_kms_key.a", "kind": "terraform", "type": "aws_kms_key", "name": "a", "values": {}, "unknown": {"policy": "read later"}}]}
	found == {["aws_kms_key.a", ["policy"], "unknown"]}
}
