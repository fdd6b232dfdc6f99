package driftwarden.rules.network.database_ingress_test

import data.driftwarden.rules.network.database_ingress as rule

test_postgres_open_to_the_world_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_security_group.a", "kind": "terraform", "type": "aws_security_group", "name": "a", "values": {"ingress": [{"from_port": 5432, "to_port": 5432, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"]}]}, "unknown": {}}]}
	found == {["aws_security_group.a", ["ingress", 0, "cidr_blocks", 0], "violated"]}
}

test_a_private_range_passes if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_security_group.a", "kind": "terraform", "type": "aws_security_group", "name": "a", "values": {"ingress": [{"from_port": 5432, "to_port": 5432, "protocol": "tcp", "cidr_blocks": ["10.0.0.0/8"]}]}, "unknown": {}}]}
	found == set()
}

test_every_protocol_includes_the_database if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "A", "kind": "cloudformation", "type": "AWS::EC2::SecurityGroup", "name": "a", "values": {"SecurityGroupEgress": [], "SecurityGroupIngress": [{"IpProtocol": "-1", "CidrIp": "0.0.0.0/0"}]}, "unknown": {}}]}
	found == {["A", ["SecurityGroupIngress", 0, "CidrIp"], "violated"]}
}

test_azure_is_judged_alike if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "azurerm_network_security_rule.a", "kind": "terraform", "type": "azurerm_network_security_rule", "name": "a", "values": {"access": "Allow", "direction": "Inbound", "source_address_prefix": "*", "destination_port_range": "5000-6000"}, "unknown": {}}]}
	found == {["azurerm_network_security_rule.a", ["source_address_prefix"], "violated"]}
}

test_google_is_judged_alike if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "google_compute_firewall.a", "kind": "terraform", "type": "google_compute_firewall", "name": "a", "values": {"source_ranges": ["0.0.0.0/0"], "allow": [{"protocol": "tcp", "ports": ["22"]}]}, "unknown": {}}]}
	found == {["google_compute_firewall.a", ["source_ranges", 0], "violated"]}
}

test_a_range_that_is_not_known_is_said if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_security_group.a", "kind": "terraform", "type": "aws_security_group", "name": "a", "values": {"ingress": [{"from_port": 5432, "to_port": 5432}]}, "unknown": {"ingress": [{"cidr_blocks": "var.cidr has no value"}]}}]}
	found == {["aws_security_group.a", ["ingress", 0, "cidr_blocks"], "unknown"]}
}
