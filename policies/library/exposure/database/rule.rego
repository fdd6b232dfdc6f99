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
	"azurerm_mysql_flexible_server": {"path": ["public_network_access_enabled"], "otherwise": true},
}

finding contains found if {
	some resource in input.resources
	spec := attributes[resource.type]
	not delegated(resource)
	found := lib.expect(resource, spec.path, spec.otherwise, "no")
}

# A flexible server in a delegated subnet has no public address unless it is asked for.
delegated(resource) if {
	in_subnet(resource)
	not resource.values.public_network_access_enabled
}

in_subnet(resource) if resource.values.delegated_subnet_id

in_subnet(resource) if lib.unknown_reason(resource, ["delegated_subnet_id"])
