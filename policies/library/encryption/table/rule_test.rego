package driftwarden.rules.encryption.table_test

import data.driftwarden.rules.encryption.table as rule

test_a_table_without_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_dynamodb_table.a", "kind": "terraform", "type": "aws_dynamodb_table", "name": "a", "values": {}, "unknown": {}}]}
	found == {["aws_dynamodb_table.a", ["server_side_encryption", 0, "enabled"], "violated"]}
}

test_a_table_with_its_own_key_passes if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "A", "kind": "cloudformation", "type": "AWS::DynamoDB::Table", "name": "a", "values": {"SSESpecification": {"SSEEnabled": true}}, "unknown": {}}]}
	found == set()
}
