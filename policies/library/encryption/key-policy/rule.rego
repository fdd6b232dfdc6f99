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
	some part in all_rights(statement)
	too_many(statement)
	found := lib.violation(resource, place(attribute, policy, i, part))
}

finding contains found if {
	some resource in input.resources
	attribute := policies[resource.type]
	some unsure in lib.unknown_allowances(resource, attribute)
	not names_other_actions(unsure)
	found := lib.undecided(resource, unsure.path, unsure.reason)
}

# The parts of a statement that give all rights, or all but some.
all_rights(statement) := {part |
	some part in ["Action", "NotAction"]
	gives_all(statement, part)
}

gives_all(statement, "Action") if count(lib.actions(statement) & {"kms:*", "*"}) > 0

gives_all(statement, "NotAction") if object.get(statement, "NotAction", null) != null

names_other_actions(unsure) if {
	not "Action" in unsure.path
	not "NotAction" in unsure.path
	not unsure.statement.NotAction
	count(lib.actions(unsure.statement)) > 0
	not gives_all(unsure.statement, "Action")
}

too_many(statement) if lib.is_everyone(statement)

too_many(statement) if lib.names_service(statement)

# In JSON text there is no place to point at but the text.
place(attribute, policy, _, _) := [attribute] if is_string(policy)

place(attribute, policy, i, part) := [attribute, "Statement", i, part] if {
	is_object(policy)
	is_array(policy.Statement)
}

place(attribute, policy, _, part) := [attribute, "Statement", part] if {
	is_object(policy)
	is_object(policy.Statement)
}
