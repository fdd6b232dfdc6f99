# METADATA
# scope: package
# title: Database stores its data unencrypted
# description: Whoever gets at a disk, a snapshot or a backup of it reads every row.
# custom:
#   id: DW-ENC-001
#   severity: high
#   remedy: Turn storage encryption on; for an existing database that means restoring a snapshot into a new one.
package driftwarden.rules.encryption.database_storage

import data.driftwarden.lib

attributes := {
	"aws_db_instance": ["storage_encrypted"],
	"aws_rds_cluster": ["storage_encrypted"],
	"aws_docdb_cluster": ["storage_encrypted"],
	"aws_neptune_cluster": ["storage_encrypted"],
	"aws_redshift_cluster": ["encrypted"],
	"aws_elasticache_replication_group": ["at_rest_encryption_enabled"],
	"AWS::RDS::DBInstance": ["StorageEncrypted"],
	"AWS::RDS::DBCluster": ["StorageEncrypted"],
	"AWS::DocDB::DBCluster": ["StorageEncrypted"],
}

finding contains found if {
	some resource in input.resources
	path := attributes[resource.type]
	not inherits(resource)
	found := lib.expect(resource, path, false, "yes")
}

# A replica and a member of a cluster are encrypted as what they belong to is.
inherits(resource) if lib.is_replica(resource)

inherits(resource) if lib.has(resource, ["DBClusterIdentifier"])
