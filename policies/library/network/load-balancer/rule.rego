# METADATA
# scope: package
# title: Load balancer accepts the whole world
# description: The service gets a public address that everyone may connect to.
# custom:
#   id: DW-NET-004
#   severity: medium
#   remedy: List loadBalancerSourceRanges, make it internal, or use a ClusterIP service behind an ingress.
package driftwarden.rules.network.load_balancer

import data.driftwarden.lib

finding contains found if {
	some resource in input.resources
	resource.type == "v1/Service"
	resource.values.spec.type == "LoadBalancer"
	not kept_inside(resource)
	path := ["spec", "loadBalancerSourceRanges"]
	not lib.unknown_reason(resource, path)
	count(object.get(resource.values, path, [])) == 0
	found := lib.violation(resource, ["spec", "type"])
}

finding contains found if {
	some resource in input.resources
	resource.type == "v1/Service"
	resource.values.spec.type == "LoadBalancer"
	not kept_inside(resource)
	some i, range in resource.values.spec.loadBalancerSourceRanges
	lib.is_world(range)
	found := lib.violation(resource, ["spec", "loadBalancerSourceRanges", i])
}

finding contains found if {
	some resource in input.resources
	resource.type == "v1/Service"
	some [path, reason] in lib.unknowns(resource, ["spec", "loadBalancerSourceRanges"])
	found := lib.undecided(resource, path, reason)
}

finding contains found if {
	some resource in input.resources
	resource.type == "v1/Service"
	path := ["spec", "type"]
	found := lib.undecided(resource, path, lib.unknown_reason(resource, path))
}

internal_annotations := {
	"service.beta.kubernetes.io/aws-load-balancer-internal": {"true", true},
	"service.beta.kubernetes.io/aws-load-balancer-scheme": {"internal"},
	"service.beta.kubernetes.io/azure-load-balancer-internal": {"true", true},
	"networking.gke.io/load-balancer-type": {"Internal"},
}

kept_inside(resource) if {
	some annotation, values in internal_annotations
	resource.values.metadata.annotations[annotation] in values
}
