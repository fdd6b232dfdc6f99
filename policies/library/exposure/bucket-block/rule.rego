# METADATA
# scope: package
# title: Bucket does not block public access
# description: One wrong ACL or policy, now or later, makes its objects readable by everyone.
# custom:
#   id: DW-PUB-002
#   severity: high
#   remedy: Block public access with all four settings.
package driftwarden.rules.exposure.bucket_block

import data.driftwarden.lib

settings := ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"]

properties := ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"]

finding contains found if {
	some bucket in input.resources
	bucket.type == "aws_s3_bucket"
	not blocked(bucket)
	found := lib.violation(bucket, [])
}

blocked(bucket) if {
	some block in input.resources
	block.type == "aws_s3_bucket_public_access_block"
	lib.refers(block, ["bucket"], bucket, ["bucket"])
}

finding contains found if {
	some block in input.resources
	block.type == "aws_s3_bucket_public_access_block"
	some setting in settings
	found := lib.expect(block, [setting], false, "yes")
}

finding contains found if {
	some bucket in input.resources
	bucket.type == "AWS::S3::Bucket"
	path := ["PublicAccessBlockConfiguration"]
	not bucket.values.PublicAccessBlockConfiguration
	not lib.unknown_reason(bucket, path)
	found := lib.violation(bucket, path)
}

finding contains found if {
	some bucket in input.resources
	bucket.type == "AWS::S3::Bucket"
	bucket.values.PublicAccessBlockConfiguration
	some property in properties
	found := lib.expect(bucket, ["PublicAccessBlockConfiguration", property], false, "yes")
}
