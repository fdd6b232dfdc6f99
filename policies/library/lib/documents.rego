# Policy documents of AWS, written as an object or as JSON text.
package driftwarden.lib

document(value) := value if {
	is_object(value)
} else := json.unmarshal(value) if {
	is_string(value)
	json.is_valid(value)
}

listed(value) := value if {
	is_array(value)
} else := [value]

# The statements of a document that allow something, each with its position.
allowances(value) := {[i, statement] |
	some i, statement in listed(document(value).Statement)
	object.get(statement, "Effect", "Deny") == "Allow"
}

# What can't be known of a policy where that may be a statement for everyone, and what is known of
# that statement.
unknown_allowances(resource, attribute) := {unsure |
	some [path, reason] in unknowns(resource, [attribute])
	below := array.slice(path, 1, count(path))
	decides(below)
	not names_somebody(resource, path, reason)
	statement := known_statement(resource, path)
	object.get(statement, "Effect", "Allow") == "Allow"
	unsure := {"path": path, "reason": reason, "statement": statement}
}

# All statements, one of them, or what one allows to whom.
decides(below) if count(below) < 3

decides(below) if {
	some part in ["Effect", "Action", "NotAction", "Principal", "NotPrincipal"]
	part in below
}

# Of a principal it may be known that it is not everyone: by how it is written, since an ARN begins as
# one, or since AWS makes it.
names_somebody(resource, path, _) if {
	"AWS" in path
	begins := object.get(resource, array.concat(["begins"], path), "")
	is_string(begins)
	regex.match(`^[^*]`, begins)
}

names_somebody(_, path, reason) if {
	"AWS" in path
	some end in [" is known only after apply", " is read only when it is planned", " is known only when it is deployed"]
	endswith(reason, end)
}

names_somebody(_, path, _) if {
	some kind in ["Federated", "CanonicalUser"]
	kind in path
}

known_statement(resource, path) := statement if {
	statement := object.get(resource.values, array.slice(path, 0, 3), {})
	is_object(statement)
} else := {}

actions(statement) := {lower(action) |
	some action in listed(object.get(statement, "Action", []))
	is_string(action)
}

# Everyone, as a principal is written that names nobody, or that names who is left out.
is_everyone(statement) if statement.Principal == "*"

is_everyone(statement) if statement.NotPrincipal

is_everyone(statement) if {
	some principal in listed(statement.Principal.AWS)
	principal == "*"
}

names_service(statement) if statement.Principal.Service
