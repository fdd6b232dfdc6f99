# METADATA
# scope: package
# title: Key is never rotated
# description: A key that leaked once opens everything that was ever encrypted with it.
# custom:
#   id: DW-ENC-003
#   severity: medium
#   remedy: Turn automatic rotation on; ciphertext stays readable and nothing else changes.
package driftwarden.rules.encryption.key_rotation

import data.driftwarden.lib

finding contains found if {
	some resource in input.resources
	resource.type == "aws_kms_key"
	object.get(resource.values, "customer_master_key_spec", "SYMMETRIC_DEFAULT") == "SYMMETRIC_DEFAULT"
	found := lib.expect(resource, ["enable_key_rotation"], false, "yes")
}

finding contains found if {
	some resource in input.resources
	resource.type == "AWS::KMS::Key"
	object.get(resource.values, "KeySpec", "SYMMETRIC_DEFAULT") == "SYMMETRIC_DEFAULT"
	found := lib.expect(resource, ["EnableKeyRotation"], false, "yes")
}

finding contains found if {
	some resource in input.resources
	resource.type == "google_kms_crypto_key"
	not lib.has(resource, ["rotation_period"])
	found := lib.violation(resource, ["rotation_period"])
}

finding contains found if {
	some resource in input.resources
	resource.type == "google_kms_crypto_key"
	path := ["rotation_period"]
	found := lib.undecided(resource, path, lib.unknown_reason(resource, path))
}
