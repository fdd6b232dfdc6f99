package main

import rego.v1

deployment(labels, limits) := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "search", "labels": labels},
	"spec": {"template": {"spec": {"containers": [{"name": "search", "resources": {"limits": limits}}]}}},
}

test_a_container_without_bounds_is_denied if {
	found := {result.msg | some result in deny_unbounded} with input as deployment({}, {"cpu": "1"})
	found == {"container search has no limit of memory"}
}

test_a_container_with_bounds_passes if {
	count(deny_unbounded) == 0 with input as deployment({}, {"cpu": "1", "memory": "1Gi"})
}

test_objects_of_a_release_are_seen_too if {
	release := {"resources": [{
		"address": "helm_release.search/Deployment/search",
		"kind": "kubernetes",
		"values": deployment({}, {}),
	}]}
	count(deny_unbounded) == 2 with input as release
	count(warn_unowned) == 1 with input as release
}

test_an_object_with_an_owner_passes if {
	count(warn_unowned) == 0 with input as deployment({"owner": "search"}, {})
}
