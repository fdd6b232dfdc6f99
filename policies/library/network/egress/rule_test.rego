package driftwarden.rules.network.egress_test

import data.driftwarden.rules.network.egress as rule

test_open_egress_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_security_group.a", "kind": "terraform", "type": "aws_security_group", "name": "a", "values": {"egress": [{"from_port": 0, "to_port": 0, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"]}]}, "unknown": {}}]}
	found == {["aws_security_group.a", ["egress", 0, "cidr_blocks", 0], "violated"]}
}

test_a_cloudformation_group_that_says_nothing_lets_all_out if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "A", "kind": "cloudformation", "type": "AWS::EC2::SecurityGroup", "name": "a", "values": {}, "unknown": {}}]}
	found == {["A", ["SecurityGroupEgress"], "violated"]}
}

test_restricted_egress_passes if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_security_group.a", "kind": "terraform", "type": "aws_security_group", "name": "a", "values": {"egress": [{"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["10.0.0.0/16"]}]}, "unknown": {}}]}
	found == set()
}

test_a_cloudformation_rule_beside_a_group_takes_the_place_of_the_default if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [
		{"address": "S/A", "kind": "cloudformation", "type": "AWS::EC2::SecurityGroup", "name": "A", "values": {}, "unknown": {}},
		{"address": "S/AB", "kind": "cloudformation", "type": "AWS::EC2::SecurityGroup", "name": "AB", "values": {}, "unknown": {}},
		{"address": "T/A", "kind": "cloudformation", "type": "AWS::EC2::SecurityGroup", "name": "A", "values": {}, "unknown": {}},
		{"address": "S/E", "kind": "cloudformation", "type": "AWS::EC2::SecurityGroupEgress", "name": "E", "values": {"CidrIp": "10.0.0.0/8"}, "unknown": {"GroupId": "A.GroupId is known only after apply"}},
	]}
	found == {["S/AB", ["SecurityGroupEgress"], "violated"], ["T/A", ["SecurityGroupEgress"], "violated"]}
}
