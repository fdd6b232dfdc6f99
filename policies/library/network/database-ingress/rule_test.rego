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

test_every_range_that_is_not_known_is_said if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "aws_security_group.a", "kind": "terraform", "type": "aws_security_group", "name": "a", "values": {"ingress": [{}, {}, {}, {}]}, "unknown": {"ingress": [null, null, null, {"cidr_blocks": [null, "it is given later"], "security_groups": ["it is made"]}], "vpc_id": "it is made"}}, {"address": "aws_security_group_rule.a", "kind": "terraform", "type": "aws_security_group_rule", "name": "a", "values": {"type": "ingress"}, "unknown": {"cidr_blocks": "it is given later", "security_group_id": "it is made"}}, {"address": "aws_security_group_rule.b", "kind": "terraform", "type": "aws_security_group_rule", "name": "a", "values": {"type": "egress"}, "unknown": {"cidr_blocks": "it is given later"}}, {"address": "azurerm_network_security_rule.a", "kind": "terraform", "type": "azurerm_network_security_rule", "name": "a", "values": {"direction": "Inbound"}, "unknown": {"source_address_prefix": "it is given later", "destination_address_prefix": "it is made"}}, {"address": "A", "kind": "cloudformation", "type": "AWS::EC2::SecurityGroupIngress", "name": "a", "values": {}, "unknown": {"CidrIp": "it is given later", "GroupId": "it is made"}}]}
	found == {
		["A", ["CidrIp"], "unknown"],
		["aws_security_group.a", ["ingress", 3, "cidr_blocks", 1], "unknown"],
		["aws_security_group_rule.a", ["cidr_blocks"], "unknown"],
		["azurerm_network_security_rule.a", ["source_address_prefix"], "unknown"],
	}
}

policy(port) := {"address": "NetworkPolicy/n/a", "kind": "kubernetes", "type": "networking.k8s.io/v1/NetworkPolicy", "name": "a", "values": {"spec": {"ingress": [{"from": [{"ipBlock": {"cidr": "0.0.0.0/0"}}], "ports": [port]}]}}, "unknown": {}}

from_everywhere := ["spec", "ingress", 0, "from", 0, "ipBlock", "cidr"]

test_a_port_is_known_by_its_number_and_by_a_usual_name if {
	every port in [{"port": 5432}, {"port": 5000, "endPort": 6000}, {"port": "postgresql"}, {"protocol": "TCP"}] {
		found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [policy(port)]}
		found == {["NetworkPolicy/n/a", from_everywhere, "violated"]}
	}
	found := {f | some f in rule.finding} with input as {"resources": [policy({"port": "http"})]}
	found == set()
}

test_a_port_of_a_name_of_its_own_is_said if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [policy({"port": "backend"})]}
	found == {["NetworkPolicy/n/a", ["spec", "ingress", 0, "ports", 0, "port"], "unknown"]}
}

test_half_of_the_world_is_the_world if {
	every range in ["0.0.0.0/1", "128.0.0.0/1", "::/0", "8000::/1"] {
		found := {f.certainty | some f in rule.finding} with input as {"resources": [{"address": "aws_security_group.a", "kind": "terraform", "type": "aws_security_group", "name": "a", "values": {"ingress": [{"from_port": 5432, "to_port": 5432, "protocol": "tcp", "cidr_blocks": [range]}]}, "unknown": {}}]}
		found == {"violated"}
	}
}

azure_group(values, unknown) := {"address": "azurerm_network_security_group.a", "kind": "terraform", "type": "azurerm_network_security_group", "name": "a", "values": {"security_rule": [{"access": "Allow", "direction": "Outbound"}, values]}, "unknown": {"security_rule": [null, unknown]}}

test_azure_lists_and_blocks_are_judged_alike if {
	blocks := azure_group({"access": "Allow", "direction": "Inbound", "source_address_prefixes": ["10.0.0.0/8", "0.0.0.0/0"], "destination_port_ranges": ["80", "5432"]}, null)
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [blocks]}
	found == {["azurerm_network_security_group.a", ["security_rule", 1, "source_address_prefixes", 1], "violated"]}
}

test_an_azure_block_that_is_not_known_is_said if {
	unknown := azure_group({"access": "Allow", "direction": "Inbound", "destination_port_range": "5432"}, {"source_address_prefix": "it is given later"})
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [unknown]}
	found == {["azurerm_network_security_group.a", ["security_rule", 1, "source_address_prefix"], "unknown"]}
}
