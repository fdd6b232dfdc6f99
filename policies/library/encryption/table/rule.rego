# METADATA
# scope: package
# title: Table is encrypted with a key that AWS owns
# description: Nobody can audit or withdraw the use of a key that belongs to AWS.
# custom:
#   id: DW-ENC-006
#   severity: low
#   remedy: Turn server-side encryption with a KMS key on.
package driftwarden.rules.encryption.table

import data.driftwarden.lib

attributes := {
	"aws_dynamodb_table": {"path": ["server_side_encryption", 0, "enabled"], "otherwise": false, "wanted": "yes"},
	"AWS::DynamoDB::Table": {"path": ["SSESpecification", "SSEEnabled"], "otherwise": false, "wanted": "yes"},
}

finding contains found if {
	some resource in input.resources
	spec := attributes[resource.type]
	found := lib.expect(resource, spec.path, spec.otherwise, spec.wanted)
}
