package driftwarden.rules.network.ingress_test

import data.driftwarden.rules.network.ingress as rule

test_an_open_port_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_security_group.a", "kind": "terraform", "type": "aws_security_group", "name": "a", "values": {"ingress": [{"from_port": 8080, "to_port": 8080, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"]}]}, "unknown": {}}]}
	found == {["aws_security_group.a", ["ingress", 0, "cidr_blocks", 0], "violated"]}
}

test_web_ports_may_be_open if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_security_group.a", "kind": "terraform", "type": "aws_security_group", "name": "a", "values": {"ingress": [{"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["::/0"]}]}, "unknown": {}}]}
	found == set()
}

test_a_database_port_is_told_by_its_own_rule if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_security_group.a", "kind": "terraform", "type": "aws_security_group", "name": "a", "values": {"ingress": [{"from_port": 5432, "to_port": 5432, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"]}]}, "unknown": {}}]}
	found == set()
}

test_a_network_policy_is_judged_alike if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "NetworkPolicy/n/a", "kind": "kubernetes", "type": "networking.k8s.io/v1/NetworkPolicy", "name": "a", "values": {"kind": "NetworkPolicy", "spec": {"ingress": [{"from": [{"ipBlock": {"cidr": "0.0.0.0/0"}}], "ports": [{"port": 8080}]}]}}, "unknown": {}}]}
	found == {["NetworkPolicy/n/a", ["spec", "ingress", 0, "from", 0, "ipBlock", "cidr"], "violated"]}
}
