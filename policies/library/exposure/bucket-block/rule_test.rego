package driftwarden.rules.exposure.bucket_block_test

import data.driftwarden.rules.exposure.bucket_block as rule

test_a_bucket_without_a_block_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_s3_bucket.a", "kind": "terraform", "type": "aws_s3_bucket", "name": "a", "values": {"bucket": "b"}, "unknown": {}}]}
	found == {["aws_s3_bucket.a", [], "violated"]}
}

test_all_four_settings_count if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_s3_bucket.a", "kind": "terraform", "type": "aws_s3_bucket", "name": "a", "values": {}, "unknown": {}}, {"address": "aws_s3_bucket_public_access_block.a", "kind": "terraform", "type": "aws_s3_bucket_public_access_block", "name": "a", "values": {"block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true}, "unknown": {"bucket": "aws_s3_bucket.a is known only after apply"}}]}
	found == {["aws_s3_bucket_public_access_block.a", ["restrict_public_buckets"], "violated"]}
}

test_cloudformation_is_judged_alike if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "A", "kind": "cloudformation", "type": "AWS::S3::Bucket", "name": "a", "values": {}, "unknown": {}}]}
	found == {["A", ["PublicAccessBlockConfiguration"], "violated"]}
}
