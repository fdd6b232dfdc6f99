# What an attribute of a resource is: known, unknown with a reason, or left to the provider.
package driftwarden.lib

# The reason why the attribute, or something around it, can't be known; undefined where it is known.
unknown_reason(resource, path) := reason if {
	some size in numbers.range(1, count(path))
	reason := object.get(resource.unknown, array.slice(path, 0, size), null)
	is_string(reason)
}

# All that can't be known of an attribute, each with its path: something around it, or in it.
unknowns(resource, path) := {[path, reason]} if {
	reason := unknown_reason(resource, path)
} else := {[array.concat(path, below), reason] |
	walk(object.get(resource.unknown, path, {}), [below, reason])
	is_string(reason)
}

# The attribute's value, or what the provider takes where it is absent or null.
present(resource, path, otherwise) := value if {
	value := object.get(resource.values, path, null)
	value != null
} else := otherwise

truth(value) := "yes" if {
	value in {true, "true", "True"}
} else := "no"

violation(resource, path) := {"address": resource.address, "attribute": path, "certainty": "violated"}

undecided(resource, path, reason) := {
	"address": resource.address,
	"attribute": path,
	"certainty": "unknown",
	"message": reason,
}

# A finding unless the attribute is known to be as wanted ("yes" or "no"); otherwise is what the
# provider takes where it is absent.
expect(resource, path, _, _) := undecided(resource, path, reason) if {
	reason := unknown_reason(resource, path)
}

expect(resource, path, otherwise, wanted) := violation(resource, path) if {
	not unknown_reason(resource, path)
	truth(present(resource, path, otherwise)) != wanted
}

# A replica is encrypted, backed up and deleted as what it is a replica of says.
is_replica(resource) if {
	some attribute in ["replicate_source_db", "SourceDBInstanceIdentifier", "master_instance_name"]
	has(resource, [attribute])
}

# The attribute is set, whether or not its value is known.
has(resource, path) if object.get(resource.values, path, null) != null

has(resource, path) if unknown_reason(resource, path)

# Whether one resource is about another: it names it by the same name, or by a reference to it.
refers(resource, path, target, name_path) if {
	name := object.get(resource.values, path, null)
	is_string(name)
	name == object.get(target.values, name_path, null)
}

refers(resource, path, target, _) if {
	reason := unknown_reason(resource, path)
	startswith(reason, concat("", [target.address, " "]))
}

# In a template a reference is to a logical id, or to an attribute of it.
refers(resource, path, target, _) if {
	target.kind == "cloudformation"
	template(resource) == template(target)
	reason := unknown_reason(resource, path)
	some follows in [" ", "."]
	startswith(reason, concat("", [target.name, follows]))
}

template(resource) := trim_suffix(resource.address, resource.name)
