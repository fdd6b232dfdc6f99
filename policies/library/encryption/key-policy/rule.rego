# METADATA
# scope: package
# title: Key policy gives a service or everyone all rights
# description: Whatever acts as that service can decrypt, re-encrypt, disable and delete; the key protects nothing from it.
# custom:
#   id: DW-ENC-004
#   severity: high
#   remedy: Name the actions that the service needs (kms:Decrypt, kms:GenerateDataKey) and a condition such as kms:ViaService.
package driftwarden.rules.encryption.key_policy

import data.driftwarden.lib

policies := {
	"aws_kms_key": "policy",
	"aws_kms_key_policy": "policy",
	"AWS::KMS::Key": "KeyPolicy",
}

finding contains found if {
	some resource in input.resources
	attribute := policies[resource.type]
	policy := resource.values[attribute]
	some [i, statement] in lib.allowances(policy)
	some action in lib.actions(statement)
	action in {"kms:*", "*"}
	too_many(statement)
	found := lib.violation(resource, place(attribute, policy, i, statement))
}

finding contains found if {
	some resource in input.resources
	attribute := policies[resource.type]
	some [path, reason] in lib.unknowns(resource, [attribute])
	decides(array.slice(path, 1, count(path)))
	not harmless(object.get(resource.values, array.slice(path, 0, 3), {}), path)
	found := lib.undecided(resource, path, reason)
}

# All statements, one of them, or what one allows to whom. Who an account's principal is, a template
# nearly always computes, and it is never everyone.
decides(below) if count(below) < 3

decides(below) if below[2] in {"Effect", "Action"}

decides(below) if {
	below[2] == "Principal"
	count(below) == 3
}

# What is known of a statement keeps it from allowing everything, whatever else it says.
harmless(statement, path) if {
	count(path) > 3
	object.get(statement, "Effect", "Allow") != "Allow"
}

harmless(statement, path) if {
	count(path) > 3
	not "Action" in path
	known := lib.actions(statement)
	count(known & {"kms:*", "*"}) == 0
	count(known) > 0
}

too_many(statement) if lib.is_everyone(statement)

too_many(statement) if lib.names_service(statement)

# In JSON text there is no place to point at but the text.
place(attribute, policy, _, _) := [attribute] if is_string(policy)

place(attribute, policy, i, _) := [attribute, "Statement", i, "Action"] if {
	is_object(policy)
	is_array(policy.Statement)
}

place(attribute, policy, _, _) := [attribute, "Statement", "Action"] if {
	is_object(policy)
	is_object(policy.Statement)
}
