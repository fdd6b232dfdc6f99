# METADATA
# scope: package
# title: Database is not backed up
# description: What is deleted or overwritten by mistake can not be brought back.
# custom:
#   id: DW-BAK-002
#   severity: medium
#   remedy: Keep backups for a week or more.
package driftwarden.rules.backup.retention

import data.driftwarden.lib

finding contains found if {
	some resource in input.resources
	resource.type == "aws_db_instance"
	path := ["backup_retention_period"]
	not lib.is_replica(resource)
	not lib.unknown_reason(resource, path)
	to_number(lib.present(resource, path, 0)) == 0
	found := lib.violation(resource, path)
}

finding contains found if {
	some resource in input.resources
	resource.type == "AWS::RDS::DBInstance"
	path := ["BackupRetentionPeriod"]
	not lib.is_replica(resource)
	not lib.unknown_reason(resource, path)
	to_number(lib.present(resource, path, 1)) == 0
	found := lib.violation(resource, path)
}

finding contains found if {
	some resource in input.resources
	path := {"aws_db_instance": ["backup_retention_period"], "AWS::RDS::DBInstance": ["BackupRetentionPeriod"]}[resource.type]
	found := lib.undecided(resource, path, lib.unknown_reason(resource, path))
}

finding contains found if {
	some resource in input.resources
	resource.type == "google_sql_database_instance"
	not lib.is_replica(resource)
	found := lib.expect(resource, ["settings", 0, "backup_configuration", 0, "enabled"], false, "yes")
}
