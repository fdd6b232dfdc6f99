package driftwarden.rules.workload.privileged_test

import data.driftwarden.rules.workload.privileged as rule

test_a_privileged_container_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "Deployment/n/a", "kind": "kubernetes", "type": "apps/v1/Deployment", "name": "a", "values": {"kind": "Deployment", "spec": {"template": {"spec": {"containers": [{"securityContext": {"privileged": true}}]}}}}, "unknown": {}}]}
	found == {["Deployment/n/a", ["spec", "template", "spec", "containers", 0, "securityContext", "privileged"], "violated"]}
}

test_a_host_namespace_is_a_violation if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "Deployment/n/a", "kind": "kubernetes", "type": "apps/v1/Deployment", "name": "a", "values": {"kind": "Deployment", "spec": {"template": {"spec": {"hostNetwork": true, "containers": []}}}}, "unknown": {}}]}
	found == {["Deployment/n/a", ["spec", "template", "spec", "hostNetwork"], "violated"]}
}

test_a_plain_container_passes if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "Deployment/n/a", "kind": "kubernetes", "type": "apps/v1/Deployment", "name": "a", "values": {"kind": "Deployment", "spec": {"template": {"spec": {"containers": [{"name": "a"}]}}}}, "unknown": {}}]}
	found == set()
}

test_what_is_not_known_is_said if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "Pod/a", "kind": "kubernetes", "type": "v1/Pod", "name": "a", "values": {"kind": "Pod", "spec": {"containers": [{"name": "a", "securityContext": {}}]}}, "unknown": {"spec": {"containers": [{"securityContext": {"privileged": "it is given later"}}], "hostPID": "it is given later"}}}]}
	found == {
		["Pod/a", ["spec", "containers", 0, "securityContext", "privileged"], "unknown"],
		["Pod/a", ["spec", "hostPID"], "unknown"],
	}
}

test_a_pod_that_is_not_known_is_said if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "Deployment/n/a", "kind": "kubernetes", "type": "apps/v1/Deployment", "name": "a", "values": {"kind": "Deployment"}, "unknown": {"spec": "a program may have changed it"}}]}
	found == {["Deployment/n/a", ["spec", "template", "spec"], "unknown"]}
}

test_containers_that_are_not_known_are_said if {
	found := {[f.address, f.attribute, f.certainty] | some f in rule.finding} with input as {"resources": [{"address": "Pod/a", "kind": "kubernetes", "type": "v1/Pod", "name": "a", "values": {"kind": "Pod", "spec": {}}, "unknown": {"spec": {"containers": "it is given later"}}}]}
	found == {["Pod/a", ["spec", "containers"], "unknown"]}
}
