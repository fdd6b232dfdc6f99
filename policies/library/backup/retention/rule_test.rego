package driftwarden.rules.backup.retention_test

import data.driftwarden.rules.backup.retention as rule

test_no_retention_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_db_instance.a", "kind": "terraform", "type": "aws_db_instance", "name": "a", "values": {}, "unknown": {}}]}
	found == {["aws_db_instance.a", ["backup_retention_period"], "violated"]}
}

test_cloudformation_keeps_a_day_by_default if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "A", "kind": "cloudformation", "type": "AWS::RDS::DBInstance", "name": "a", "values": {}, "unknown": {}}]}
	found == set()
}

test_google_without_backups_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "google_sql_database_instance.a", "kind": "terraform", "type": "google_sql_database_instance", "name": "a", "values": {"settings": [{}]}, "unknown": {}}]}
	found == {["google_sql_database_instance.a", ["settings", 0, "backup_configuration", 0, "enabled"], "violated"]}
}

test_a_week_passes if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_db_instance.a", "kind": "terraform", "type": "aws_db_instance", "name": "a", "values": {"backup_retention_period": 7}, "unknown": {}}]}
	found == set()
}

test_a_replica_is_kept_as_its_source_is if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_db_instance.a", "kind": "terraform", "type": "aws_db_instance", "name": "a", "values": {"skip_final_snapshot": true}, "unknown": {"replicate_source_db": "aws_db_instance.b is known only after apply"}}]}
	found == set()
}
