package driftwarden.rules.backup.final_snapshot_test

import data.driftwarden.rules.backup.final_snapshot as rule

test_skipping_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_db_instance.a", "kind": "terraform", "type": "aws_db_instance", "name": "a", "values": {"skip_final_snapshot": true}, "unknown": {}}]}
	found == {["aws_db_instance.a", ["skip_final_snapshot"], "violated"]}
}

test_it_is_kept_by_default if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_db_instance.a", "kind": "terraform", "type": "aws_db_instance", "name": "a", "values": {}, "unknown": {}}]}
	found == set()
}

test_a_deletion_policy_is_judged_alike if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "A", "kind": "cloudformation", "type": "AWS::RDS::DBInstance", "name": "a", "values": {"DeletionPolicy": "Delete"}, "unknown": {}}]}
	found == {["A", ["DeletionPolicy"], "violated"]}
}

test_a_replica_is_kept_as_its_source_is if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_db_instance.a", "kind": "terraform", "type": "aws_db_instance", "name": "a", "values": {"skip_final_snapshot": true}, "unknown": {"replicate_source_db": "aws_db_instance.b is known only after apply"}}]}
	found == set()
}
