# METADATA
# scope: package
# title: Bucket is open to everyone
# description: Its objects can be read, or written, without an account.
# custom:
#   id: DW-PUB-003
#   severity: critical
#   remedy: Make the ACL private, and name principals in the policy.
package driftwarden.rules.exposure.bucket_policy

import data.driftwarden.lib

public_acls := {"public-read", "public-read-write", "authenticated-read", "PublicRead", "PublicReadWrite", "AuthenticatedRead"}

acls := {"aws_s3_bucket": "acl", "aws_s3_bucket_acl": "acl", "AWS::S3::Bucket": "AccessControl"}

finding contains found if {
	some resource in input.resources
	attribute := acls[resource.type]
	resource.values[attribute] in public_acls
	found := lib.violation(resource, [attribute])
}

policies := {"aws_s3_bucket_policy": "policy", "AWS::S3::BucketPolicy": "PolicyDocument"}

finding contains found if {
	some resource in input.resources
	attribute := policies[resource.type]
	some [_, statement] in lib.allowances(resource.values[attribute])
	lib.is_everyone(statement)
	not statement.Condition
	found := lib.violation(resource, [attribute])
}

finding contains found if {
	some resource in input.resources
	attribute := acls[resource.type]
	found := lib.undecided(resource, [attribute], lib.unknown_reason(resource, [attribute]))
}

finding contains found if {
	some resource in input.resources
	attribute := policies[resource.type]
	some unsure in lib.unknown_allowances(resource, attribute)
	not unsure.statement.Condition
	not "Service" in unsure.path
	found := lib.undecided(resource, unsure.path, unsure.reason)
}
