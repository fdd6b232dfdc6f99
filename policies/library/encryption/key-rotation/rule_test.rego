package driftwarden.rules.encryption.key_rotation_test

import data.driftwarden.rules.encryption.key_rotation as rule

test_a_key_without_rotation_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_kms_key.a", "kind": "terraform", "type": "aws_kms_key", "name": "a", "values": {}, "unknown": {}}]}
	found == {["aws_kms_key.a", ["enable_key_rotation"], "violated"]}
}

test_an_asymmetric_key_cannot_rotate if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_kms_key.a", "kind": "terraform", "type": "aws_kms_key", "name": "a", "values": {"customer_master_key_spec": "RSA_2048"}, "unknown": {}}]}
	found == set()
}

test_a_rotating_key_passes if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "A", "kind": "cloudformation", "type": "AWS::KMS::Key", "name": "a", "values": {"EnableKeyRotation": true}, "unknown": {}}]}
	found == set()
}

test_a_period_that_is_not_known_is_said if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "google_kms_crypto_key.a", "kind": "terraform", "type": "google_kms_crypto_key", "name": "a", "values": {}, "unknown": {"rotation_period": "it is given later"}}]}
	found == {["google_kms_crypto_key.a", ["rotation_period"], "unknown"]}
}
