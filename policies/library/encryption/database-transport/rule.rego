# METADATA
# scope: package
# title: Database accepts connections without encryption
# description: Passwords and rows can be read by whoever is on the way between client and database.
# custom:
#   id: DW-ENC-005
#   severity: high
#   remedy: Require encrypted connections at the server; clients that support them need no change.
package driftwarden.rules.encryption.database_transport

import data.driftwarden.lib

google_path := ["settings", 0, "ip_configuration", 0]

finding contains found if {
	some resource in input.resources
	resource.type == "google_sql_database_instance"
	path := array.concat(google_path, ["ssl_mode"])
	not lib.unknown_reason(resource, path)
	not encrypted_only(resource)
	found := lib.violation(resource, path)
}

finding contains found if {
	some resource in input.resources
	resource.type == "google_sql_database_instance"
	path := array.concat(google_path, ["ssl_mode"])
	found := lib.undecided(resource, path, lib.unknown_reason(resource, path))
}

encrypted_only(resource) if {
	mode := object.get(resource.values, array.concat(google_path, ["ssl_mode"]), "")
	mode in {"ENCRYPTED_ONLY", "TRUSTED_CLIENT_CERTIFICATE_REQUIRED"}
}

encrypted_only(resource) if {
	lib.truth(object.get(resource.values, array.concat(google_path, ["require_ssl"]), false)) == "yes"
}

finding contains found if {
	some resource in input.resources
	resource.type in {"azurerm_postgresql_server", "azurerm_mysql_server"}
	found := lib.expect(resource, ["ssl_enforcement_enabled"], false, "yes")
}

# The flexible servers require encryption unless it is switched off.
configurations := {
	"azurerm_postgresql_flexible_server_configuration",
	"azurerm_mysql_flexible_server_configuration",
}

finding contains found if {
	some resource in input.resources
	resource.type in configurations
	resource.values.name == "require_secure_transport"
	lower(resource.values.value) == "off"
	found := lib.violation(resource, ["value"])
}

finding contains found if {
	some resource in input.resources
	resource.type in configurations
	object.get(resource.values, "name", "require_secure_transport") == "require_secure_transport"
	lower(object.get(resource.values, "value", "off")) == "off"
	some path in [["name"], ["value"]]
	found := lib.undecided(resource, path, lib.unknown_reason(resource, path))
}
