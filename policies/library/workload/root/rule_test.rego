package driftwarden.rules.workload.root_test

import data.driftwarden.rules.workload.root as rule

test_a_container_that_says_nothing_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "Deployment/n/a", "kind": "kubernetes", "type": "apps/v1/Deployment", "name": "a", "values": {"kind": "Deployment", "spec": {"template": {"spec": {"containers": [{"name": "a"}]}}}}, "unknown": {}}]}
	found == {["Deployment/n/a", ["spec", "template", "spec", "containers", 0, "securityContext", "runAsNonRoot"], "violated"]}
}

test_the_pod_may_say_it_for_all if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "Deployment/n/a", "kind": "kubernetes", "type": "apps/v1/Deployment", "name": "a", "values": {"kind": "Deployment", "spec": {"template": {"spec": {"securityContext": {"runAsNonRoot": true}, "containers": [{"name": "a"}]}}}}, "unknown": {}}]}
	found == set()
}

test_a_container_can_take_it_back if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "Deployment/n/a", "kind": "kubernetes", "type": "apps/v1/Deployment", "name": "a", "values": {"kind": "Deployment", "spec": {"template": {"spec": {"securityContext": {"runAsNonRoot": true}, "containers": [{"securityContext": {"runAsNonRoot": false}}]}}}}, "unknown": {}}]}
	found == {["Deployment/n/a", ["spec", "template", "spec", "containers", 0, "securityContext", "runAsNonRoot"], "violated"]}
}

test_a_pod_that_is_not_known_is_said if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "Deployment/n/a", "kind": "kubernetes", "type": "apps/v1/Deployment", "name": "a", "values": {"kind": "Deployment"}, "unknown": {"spec": "a program may have changed it"}}]}
	found == {["Deployment/n/a", ["spec", "template", "spec"], "unknown"]}
}

test_containers_that_are_not_known_are_said if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "Pod/a", "kind": "kubernetes", "type": "v1/Pod", "name": "a", "values": {"kind": "Pod", "spec": {}}, "unknown": {"spec": {"containers": "it is given later"}}}]}
	found == {["Pod/a", ["spec", "containers"], "unknown"]}
}
