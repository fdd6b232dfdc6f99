package driftwarden.rules.exposure.database_networks_test

import data.driftwarden.rules.exposure.database_networks as rule

test_every_network_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "google_sql_database_instance.a", "kind": "terraform", "type": "google_sql_database_instance", "name": "a", "values": {"settings": [{"ip_configuration": [{"authorized_networks": [{"value": "0.0.0.0/0"}]}]}]}, "unknown": {}}]}
	found == {["google_sql_database_instance.a", ["settings", 0, "ip_configuration", 0, "authorized_networks", 0, "value"], "violated"]}
}

test_a_firewall_for_every_address_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "azurerm_postgresql_flexible_server_firewall_rule.a", "kind": "terraform", "type": "azurerm_postgresql_flexible_server_firewall_rule", "name": "a", "values": {"start_ip_address": "0.0.0.0", "end_ip_address": "255.255.255.255"}, "unknown": {}}]}
	found == {["azurerm_postgresql_flexible_server_firewall_rule.a", ["end_ip_address"], "violated"]}
}

test_a_named_network_passes if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "google_sql_database_instance.a", "kind": "terraform", "type": "google_sql_database_instance", "name": "a", "values": {"settings": [{"ip_configuration": [{"authorized_networks": [{"value": "203.0.113.0/24"}]}]}]}, "unknown": {}}]}
	found == set()
}

test_what_is_not_known_is_said if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "google_sql_database_instance.a", "kind": "terraform", "type": "google_sql_database_instance", "name": "a", "values": {"settings": [{"ip_configuration": [{"authorized_networks": [{"name": "b"}]}]}]}, "unknown": {"settings": [{"ip_configuration": [{"authorized_networks": [{"value": "it is given later"}]}]}]}}, {"address": "azurerm_mssql_firewall_rule.a", "kind": "terraform", "type": "azurerm_mssql_firewall_rule", "name": "a", "values": {"start_ip_address": "0.0.0.0"}, "unknown": {"end_ip_address": "it is given later"}}]}
	found == {
		["azurerm_mssql_firewall_rule.a", ["end_ip_address"], "unknown"],
		["google_sql_database_instance.a", ["settings", 0, "ip_configuration", 0, "authorized_networks", 0, "value"], "unknown"],
	}
}
