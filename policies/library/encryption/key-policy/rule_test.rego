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

test_all_rights_for_a_service_that_is_given_later_are_not_known if {
	found := {[f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "A", "kind": "cloudformation", "type": "AWS::KMS::Key", "name": "a", "values": {"KeyPolicy": {"Statement": [{"Effect": "Allow", "Principal": {}, "Action": "kms:*"}]}}, "unknown": {"KeyPolicy": {"Statement": [{"Principal": {"Service": "parameter \"Service\" is given when it is deployed"}}]}}}]}
	found == {[["KeyPolicy", "Statement", 0, "Principal", "Service"], "unknown"]}
}

test_the_account_itself_may_have_all_rights if {
	found := {[f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "A", "kind": "cloudformation", "type": "AWS::KMS::Key", "name": "a", "values": {"KeyPolicy": {"Statement": [{"Effect": "Allow", "Principal": {}, "Action": "kms:*"}]}}, "unknown": {"KeyPolicy": {"Statement": [{"Principal": {"AWS": "AWS::AccountId is known only when it is deployed"}}]}}, "begins": {"KeyPolicy": {"Statement": [{"Principal": {"AWS": "arn:aws:iam::"}}]}}}]}
	found == set()
}

test_all_rights_for_a_named_service_in_a_template_are_a_violation if {
	found := {[f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "A", "kind": "cloudformation", "type": "AWS::KMS::Key", "name": "a", "values": {"KeyPolicy": {"Statement": [{"Effect": "Allow", "Principal": {"Service": "rds.amazonaws.com"}, "Action": "kms:*"}]}}, "unknown": {}}]}
	found == {[["KeyPolicy", "Statement", 0, "Action"], "violated"]}
}

test_all_rights_but_some_are_too_many if {
	found := {[f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "A", "kind": "cloudformation", "type": "AWS::KMS::Key", "name": "a", "values": {"KeyPolicy": {"Statement": [{"Effect": "Allow", "Principal": {"Service": "rds.amazonaws.com"}, "NotAction": "kms:ScheduleKeyDeletion"}]}}, "unknown": {}}]}
	found == {[["KeyPolicy", "Statement", 0, "NotAction"], "violated"]}
}

test_all_but_some_is_everyone_else if {
	found := {[f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "A", "kind": "cloudformation", "type": "AWS::KMS::Key", "name": "a", "values": {"KeyPolicy": {"Statement": [{"Effect": "Allow", "NotPrincipal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "kms:*"}]}}, "unknown": {}}]}
	found == {[["KeyPolicy", "Statement", 0, "Action"], "violated"]}
}
