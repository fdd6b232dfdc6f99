# METADATA
# scope: package
# title: Database has a public address
# description: It can be reached, and attacked, from anywhere.
# custom:
#   id: DW-PUB-001
#   severity: critical
#   remedy: Keep it on private addresses, and reach it through the network that the application is in.
package driftwarden.rules.exposure.database

import data.driftwarden.lib

attributes := {
	"aws_db_instance": {"path": ["publicly_accessible"], "otherwise": false},
	"aws_rds_cluster_instance": {"path": ["publicly_accessible"], "otherwise": false},
	"aws_redshift_cluster": {"path": ["publicly_accessible"], "otherwise": false},
	"AWS::RDS::DBInstance": {"path": ["PubliclyAccessible"], "otherwise": false},
	"google_sql_database_instance": {"path": ["settings", 0, "ip_configuration", 0, "ipv4_enabled"], "otherwise": true},
	"azurerm_mssql_server": {"path": ["public_network_access_enabled"], "otherwise": true},
	"azurerm_postgresql_server": {"path": ["public_network_access_enabled"], "otherwise": true},
	"azurerm_postgresql_flexible_server": {"path": ["public_network_access_enabled"], "otherwise": true},
}

finding contains found if {
	some resource in input.resources
	spec := attributes[resource.type]
	not delegated(resource)
	not left_open(resource, spec.path)
	found := lib.expect(resource, spec.path, spec.otherwise, "no")
}

# What happens where nothing is said depends on more than the resource.
unsaid := {
	"aws_redshift_cluster": "nothing is said, and versions of the provider differ in what that means",
	"AWS::RDS::DBInstance": "nothing is said, and then it depends on the subnets that it is put into",
}

left_open(resource, path) if {
	unsaid[resource.type]
	not lib.has(resource, path)
}

finding contains found if {
	some resource in input.resources
	path := attributes[resource.type].path
	left_open(resource, path)
	found := lib.undecided(resource, path, unsaid[resource.type])
}

# MySQL says it in a word, and its default is Enabled (azurerm 4, azurerm_mysql_flexible_server).
finding contains found if {
	some resource in input.resources
	resource.type == "azurerm_mysql_flexible_server"
	path := ["public_network_access"]
	not in_subnet(resource)
	not lib.unknown_reason(resource, path)
	lib.present(resource, path, "Enabled") != "Disabled"
	found := lib.violation(resource, path)
}

finding contains found if {
	some resource in input.resources
	resource.type == "azurerm_mysql_flexible_server"
	path := ["public_network_access"]
	not in_subnet(resource)
	found := lib.undecided(resource, path, lib.unknown_reason(resource, path))
}

# A flexible server in a delegated subnet has no public address unless it is asked for.
delegated(resource) if {
	in_subnet(resource)
	not resource.values.public_network_access_enabled
}

in_subnet(resource) if lib.has(resource, ["delegated_subnet_id"])
