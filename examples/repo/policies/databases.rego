# Databases say whose they are and what they are for, in every cloud.
package main

import rego.v1

wanted := {"environment", "owner"}

# Where the databases of each kind have their tags; Google calls them labels.
tags_of := {
	"aws_db_instance": ["tags"],
	"aws_dynamodb_table": ["tags"],
	"aws_rds_cluster": ["tags"],
	"azurerm_postgresql_flexible_server": ["tags"],
	"google_sql_database_instance": ["settings", 0, "user_labels"],
	"AWS::DynamoDB::Table": ["Tags"],
	"AWS::RDS::DBInstance": ["Tags"],
}

# A tag of which only the value can't be known is there all the same.
names(resource) := listed(object.get(resource.values, tags_of[resource.type], {})) |
	listed(object.get(resource.unknown, tags_of[resource.type], {}))

# Terraform has an object of tags, CloudFormation a list of Key and Value.
listed(tags) := {lower(name) | some name, _ in tags} if {
	is_object(tags)
} else := {lower(tag.Key) | some tag in tags}

# METADATA
# title: Database has no owner
# description: Nobody can be asked about it, and nobody knows whether it may go.
# custom:
#   id: OWN-001
#   severity: medium
#   remedy: Give it the tags Owner and Environment.
deny_untagged contains result if {
	some resource in input.resources
	path := tags_of[resource.type]
	not is_string(object.get(resource.unknown, path, {}))
	some tag in wanted - names(resource)
	result := {
		"msg": sprintf("%s has no tag %s", [resource.address, tag]),
		"address": resource.address,
		"attribute": path,
	}
}

# METADATA
# title: Database is not named as ours
# description: Bills, alarms and backups find our databases by the prefix of their names.
# custom:
#   id: OWN-002
#   severity: medium
#   remedy: Begin the name with ai-.
deny_name contains result if {
	some resource in input.resources
	attribute := {
		"aws_db_instance": "identifier",
		"azurerm_postgresql_flexible_server": "name",
		"google_sql_database_instance": "name",
	}[resource.type]
	name := resource.values[attribute]
	not startswith(name, "ai-")
	result := {
		"msg": sprintf("%s is named %s, and our databases are named ai-…", [resource.address, name]),
		"address": resource.address,
		"attribute": [attribute],
	}
}
