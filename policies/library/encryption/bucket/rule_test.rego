package driftwarden.rules.encryption.bucket_test

import data.driftwarden.rules.encryption.bucket as rule

test_a_bucket_without_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_s3_bucket.a", "kind": "terraform", "type": "aws_s3_bucket", "name": "a", "values": {"bucket": "b"}, "unknown": {}}]}
	found == {["aws_s3_bucket.a", ["server_side_encryption_configuration"], "violated"]}
}

test_a_configuration_by_reference_counts if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_s3_bucket.a", "kind": "terraform", "type": "aws_s3_bucket", "name": "a", "values": {}, "unknown": {}}, {"address": "aws_s3_bucket_server_side_encryption_configuration.a", "kind": "terraform", "type": "aws_s3_bucket_server_side_encryption_configuration", "name": "a", "values": {}, "unknown": {"bucket": "aws_s3_bucket.a is known only after apply"}}]}
	found == set()
}

test_a_configuration_of_another_bucket_does_not if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_s3_bucket.a", "kind": "terraform", "type": "aws_s3_bucket", "name": "a", "values": {"bucket": "b"}, "unknown": {}}, {"address": "aws_s3_bucket_server_side_encryption_configuration.a", "kind": "terraform", "type": "aws_s3_bucket_server_side_encryption_configuration", "name": "a", "values": {"bucket": "c"}, "unknown": {}}]}
	found == {["aws_s3_bucket.a", ["server_side_encryption_configuration"], "violated"]}
}

test_cloudformation_is_judged_alike if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "A", "kind": "cloudformation", "type": "AWS::S3::Bucket", "name": "a", "values": {}, "unknown": {}}]}
	found == {["A", ["BucketEncryption"], "violated"]}
}
