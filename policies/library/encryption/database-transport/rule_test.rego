package driftwarden.rules.encryption.database_transport_test

import data.driftwarden.rules.encryption.database_transport as rule

test_google_without_ssl_mode_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "google_sql_database_instance.a", "kind": "terraform", "type": "google_sql_database_instance", "name": "a", "values": {"settings": [{"ip_configuration": [{}]}]}, "unknown": {}}]}
	found == {["google_sql_database_instance.a", ["settings", 0, "ip_configuration", 0, "ssl_mode"], "violated"]}
}

test_google_encrypted_only_passes if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "google_sql_database_instance.a", "kind": "terraform", "type": "google_sql_database_instance", "name": "a", "values": {"settings": [{"ip_configuration": [{"ssl_mode": "ENCRYPTED_ONLY"}]}]}, "unknown": {}}]}
	found == set()
}

test_azure_switched_off_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "azurerm_postgresql_flexible_server_configuration.a", "kind": "terraform", "type": "azurerm_postgresql_flexible_server_configuration", "name": "a", "values": {"name": "require_secure_transport", "value": "OFF"}, "unknown": {}}]}
	found == {["azurerm_postgresql_flexible_server_configuration.a", ["value"], "violated"]}
}
