# METADATA
# scope: package
# title: Database accepts every address
# description: Anyone on the internet can connect and try passwords.
# custom:
#   id: DW-PUB-004
#   severity: critical
#   remedy: List the networks that need it, or use private addresses only.
package driftwarden.rules.exposure.database_networks

import data.driftwarden.lib

finding contains found if {
	some resource in input.resources
	resource.type == "google_sql_database_instance"
	some i, network in resource.values.settings[0].ip_configuration[0].authorized_networks
	lib.is_world(network.value)
	found := lib.violation(resource, ["settings", 0, "ip_configuration", 0, "authorized_networks", i, "value"])
}

finding contains found if {
	some resource in input.resources
	resource.type == "google_sql_database_instance"
	some [path, reason] in lib.unknowns(resource, ["settings", 0, "ip_configuration", 0, "authorized_networks"])
	found := lib.undecided(resource, path, reason)
}

firewalls := {
	"azurerm_postgresql_firewall_rule",
	"azurerm_postgresql_flexible_server_firewall_rule",
	"azurerm_mysql_firewall_rule",
	"azurerm_mysql_flexible_server_firewall_rule",
	"azurerm_mssql_firewall_rule",
}

finding contains found if {
	some resource in input.resources
	resource.type in firewalls
	resource.values.start_ip_address == "0.0.0.0"
	resource.values.end_ip_address == "255.255.255.255"
	found := lib.violation(resource, ["end_ip_address"])
}

finding contains found if {
	some resource in input.resources
	resource.type in firewalls
	some attribute in ["start_ip_address", "end_ip_address"]
	found := lib.undecided(resource, [attribute], lib.unknown_reason(resource, [attribute]))
}
