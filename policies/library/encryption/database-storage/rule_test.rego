package driftwarden.rules.encryption.database_storage_test

import data.driftwarden.rules.encryption.database_storage as rule

test_plain_storage_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_db_instance.a", "kind": "terraform", "type": "aws_db_instance", "name": "a", "values": {}, "unknown": {}}]}
	found == {["aws_db_instance.a", ["storage_encrypted"], "violated"]}
}

test_encrypted_storage_passes if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_db_instance.a", "kind": "terraform", "type": "aws_db_instance", "name": "a", "values": {"storage_encrypted": true}, "unknown": {}}, {"address": "A", "kind": "cloudformation", "type": "AWS::RDS::DBInstance", "name": "a", "values": {"StorageEncrypted": true}, "unknown": {}}]}
	found == set()
}

test_cloudformation_is_judged_alike if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "A", "kind": "cloudformation", "type": "AWS::RDS::DBInstance", "name": "a", "values": {"StorageEncrypted": "false"}, "unknown": {}}]}
	found == {["A", ["StorageEncrypted"], "violated"]}
}

test_what_is_not_known_is_said if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_db_instance.a", "kind": "terraform", "type": "aws_db_instance", "name": "a", "values": {}, "unknown": {"storage_encrypted": "var.x has no value"}}]}
	found == {["aws_db_instance.a", ["storage_encrypted"], "unknown"]}
}

test_a_replica_is_kept_as_its_source_is if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_db_instance.a", "kind": "terraform", "type": "aws_db_instance", "name": "a", "values": {"skip_final_snapshot": true}, "unknown": {"replicate_source_db": "aws_db_instance.b is known only after apply"}}, {"address": "A", "kind": "cloudformation", "type": "AWS::RDS::DBInstance", "name": "a", "values": {"SourceDBInstanceIdentifier": "b"}, "unknown": {}}]}
	found == set()
}
