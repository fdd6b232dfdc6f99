package driftwarden.rules.exposure.database_test

import data.driftwarden.rules.exposure.database as rule

test_a_public_database_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_db_instance.a", "kind": "terraform", "type": "aws_db_instance", "name": "a", "values": {"publicly_accessible": true}, "unknown": {}}]}
	found == {["aws_db_instance.a", ["publicly_accessible"], "violated"]}
}

test_aws_keeps_it_private_by_default if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_db_instance.a", "kind": "terraform", "type": "aws_db_instance", "name": "a", "values": {}, "unknown": {}}]}
	found == set()
}

test_azure_makes_it_public_by_default if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "azurerm_postgresql_flexible_server.a", "kind": "terraform", "type": "azurerm_postgresql_flexible_server", "name": "a", "values": {}, "unknown": {}}]}
	found == {["azurerm_postgresql_flexible_server.a", ["public_network_access_enabled"], "violated"]}
}

test_a_delegated_subnet_is_private if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "azurerm_postgresql_flexible_server.a", "kind": "terraform", "type": "azurerm_postgresql_flexible_server", "name": "a", "values": {}, "unknown": {"delegated_subnet_id": "azurerm_subnet.a is known only after apply"}}]}
	found == set()
}

test_google_without_a_public_address_passes if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "google_sql_database_instance.a", "kind": "terraform", "type": "google_sql_database_instance", "name": "a", "values": {"settings": [{"ip_configuration": [{"ipv4_enabled": false}]}]}, "unknown": {}}]}
	found == set()
}

test_where_the_default_depends_on_more_it_can_not_be_known if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "A", "kind": "cloudformation", "type": "AWS::RDS::DBInstance", "name": "a", "values": {}, "unknown": {}}, {"address": "aws_redshift_cluster.a", "kind": "terraform", "type": "aws_redshift_cluster", "name": "a", "values": {}, "unknown": {}}]}
	found == {["A", ["PubliclyAccessible"], "unknown"], ["aws_redshift_cluster.a", ["publicly_accessible"], "unknown"]}
}

test_mysql_on_azure_is_public_by_default if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "azurerm_mysql_flexible_server.a", "kind": "terraform", "type": "azurerm_mysql_flexible_server", "name": "a", "values": {}, "unknown": {}}, {"address": "azurerm_mysql_flexible_server.b", "kind": "terraform", "type": "azurerm_mysql_flexible_server", "name": "a", "values": {"public_network_access": "Disabled"}, "unknown": {}}]}
	found == {["azurerm_mysql_flexible_server.a", ["public_network_access"], "violated"]}
}
