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
	statement := known_statement(resource, path)
	object.get(statement, "Effect", "Allow") == "Allow"
	unsure := {"path": path, "reason": reason, "statement": statement}
}

# All statements, one of them, or what one allows to whom. Which principal of an account is meant, a
# template nearly always computes, and it is never everyone.
decides(below) if count(below) < 3

decides(below) if below[count(below) - 1] == "Principal"

decides(below) if {
	some part in ["Effect", "Action"]
	part in below
}

known_statement(resource, path) := statement if {
	statement := object.get(resource.values, array.slice(path, 0, 3), {})
	is_object(statement)
} else := {}

actions(statement) := {lower(action) |
	some action in listed(object.get(statement, "Action", []))
	is_string(action)
}

# Everyone, as a principal is written that names nobody.
is_everyone(statement) if statement.Principal == "*"

is_everyone(statement) if {
	some principal in listed(statement.Principal.AWS)
	principal == "*"
}

names_service(statement) if statement.Principal.Service
