# METADATA
# scope: package
# title: Bucket has no encryption of its own choosing
# description: AWS encrypts new buckets with keys that it manages itself, so nobody can withdraw access by withdrawing the key.
# custom:
#   id: DW-ENC-002
#   severity: medium
#   remedy: Set server-side encryption on the bucket, with a key of your own where the data warrants it.
package driftwarden.rules.encryption.bucket

import data.driftwarden.lib

finding contains found if {
	some bucket in input.resources
	bucket.type == "aws_s3_bucket"
	not inline(bucket)
	not configured(bucket)
	found := lib.violation(bucket, ["server_side_encryption_configuration"])
}

finding contains found if {
	some bucket in input.resources
	bucket.type == "AWS::S3::Bucket"
	not bucket.values.BucketEncryption
	path := ["BucketEncryption"]
	not lib.unknown_reason(bucket, path)
	found := lib.violation(bucket, path)
}

finding contains found if {
	some bucket in input.resources
	bucket.type == "AWS::S3::Bucket"
	path := ["BucketEncryption"]
	found := lib.undecided(bucket, path, lib.unknown_reason(bucket, path))
}

inline(bucket) if count(object.get(bucket.values, "server_side_encryption_configuration", [])) > 0

configured(bucket) if {
	some configuration in input.resources
	configuration.type == "aws_s3_bucket_server_side_encryption_configuration"
	lib.refers(configuration, ["bucket"], bucket, ["bucket"])
}
