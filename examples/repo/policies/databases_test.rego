package main

import rego.v1

database(type, values, unknown) := {"resources": [{
	"address": "a",
	"kind": "terraform",
	"type": type,
	"name": "a",
	"values": values,
	"unknown": unknown,
}]}

test_a_database_without_an_owner_is_denied if {
	untagged := database("aws_db_instance", {"tags": {"Environment": "staging"}}, {})
	{result.msg | some result in deny_untagged} == {"a has no tag owner"} with input as untagged
}

test_tags_of_every_kind_count if {
	terraform := database("aws_db_instance", {"tags": {"Environment": "staging", "Owner": "data"}}, {})
	count(deny_untagged) == 0 with input as terraform

	labels := {"settings": [{"user_labels": {"environment": "staging", "owner": "data"}}]}
	count(deny_untagged) == 0 with input as database("google_sql_database_instance", labels, {})

	listed := {"Tags": [{"Key": "Owner", "Value": "data"}, {"Key": "Environment", "Value": "staging"}]}
	count(deny_untagged) == 0 with input as database("AWS::RDS::DBInstance", listed, {})
}

test_a_tag_whose_value_is_not_known_is_there if {
	given_later := database(
		"aws_db_instance",
		{"tags": {"Owner": "data"}},
		{"tags": {"Environment": "variable \"environment\" has no value in the repository"}},
	)
	count(deny_untagged) == 0 with input as given_later
}

test_a_database_of_another_name_is_denied if {
	count(deny_name) == 1 with input as database("aws_db_instance", {"identifier": "shop"}, {})
	count(deny_name) == 0 with input as database("aws_db_instance", {"identifier": "ai-shop"}, {})
}
