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
