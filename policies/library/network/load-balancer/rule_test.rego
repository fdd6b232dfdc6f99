package driftwarden.rules.network.load_balancer_test

import data.driftwarden.rules.network.load_balancer as rule

test_without_ranges_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "Service/n/a", "kind": "kubernetes", "type": "v1/Service", "name": "a", "values": {"spec": {"type": "LoadBalancer"}}, "unknown": {}}]}
	found == {["Service/n/a", ["spec", "type"], "violated"]}
}

test_with_ranges_passes if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "Service/n/a", "kind": "kubernetes", "type": "v1/Service", "name": "a", "values": {"spec": {"type": "LoadBalancer", "loadBalancerSourceRanges": ["10.0.0.0/8"]}}, "unknown": {}}]}
	found == set()
}

test_a_cluster_ip_passes if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "Service/n/a", "kind": "kubernetes", "type": "v1/Service", "name": "a", "values": {"spec": {"type": "ClusterIP"}}, "unknown": {}}]}
	found == set()
}

test_the_whole_world_as_a_range_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "Service/n/a", "kind": "kubernetes", "type": "v1/Service", "name": "a", "values": {"spec": {"type": "LoadBalancer", "loadBalancerSourceRanges": ["0.0.0.0/0"]}}, "unknown": {}}]}
	found == {["Service/n/a", ["spec", "loadBalancerSourceRanges", 0], "violated"]}
}

test_a_type_that_is_not_known_is_said if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "Service/a", "kind": "kubernetes", "type": "v1/Service", "name": "a", "values": {"kind": "Service", "spec": {}}, "unknown": {"spec": {"type": "it is given later"}}}]}
	found == {["Service/a", ["spec", "type"], "unknown"]}
}
