# METADATA
# scope: package
# title: Database is deleted without a last snapshot
# description: One mistaken destroy, and the data is gone.
# custom:
#   id: DW-BAK-001
#   severity: medium
#   remedy: Keep the final snapshot, and name it.
package driftwarden.rules.backup.final_snapshot

import data.driftwarden.lib

attributes := {
	"aws_db_instance": {"path": ["skip_final_snapshot"], "otherwise": false, "wanted": "no"},
	"aws_rds_cluster": {"path": ["skip_final_snapshot"], "otherwise": false, "wanted": "no"},
	"aws_docdb_cluster": {"path": ["skip_final_snapshot"], "otherwise": false, "wanted": "no"},
	"aws_redshift_cluster": {"path": ["skip_final_snapshot"], "otherwise": false, "wanted": "no"},
}

finding contains found if {
	some resource in input.resources
	not lib.is_replica(resource)
	spec := attributes[resource.type]
	found := lib.expect(resource, spec.path, spec.otherwise, spec.wanted)
}

finding contains found if {
	some resource in input.resources
	resource.type in {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"}
	resource.values.DeletionPolicy == "Delete"
	found := lib.violation(resource, ["DeletionPolicy"])
}

finding contains found if {
	some resource in input.resources
	resource.type in {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"}
	path := ["DeletionPolicy"]
	found := lib.undecided(resource, path, lib.unknown_reason(resource, path))
}
