# METADATA
# scope: package
# title: Container may run as root
# description: A way out of the container ends as root on the node.
# custom:
#   id: DW-K8S-002
#   severity: medium
#   remedy: Set runAsNonRoot to true for the pod, with an image that has a user of its own.
package driftwarden.rules.workload.root

import data.driftwarden.lib

finding contains found if {
	some container in lib.containers
	own := object.get(container.spec, ["securityContext", "runAsNonRoot"], null)
	whole := object.get(container.pod.spec, ["securityContext", "runAsNonRoot"], null)
	not kept_from_root(own, whole)
	path := array.concat(container.path, ["securityContext", "runAsNonRoot"])
	not lib.unknown_reason(container.resource, path)
	found := lib.violation(container.resource, path)
}

finding contains found if {
	some container in lib.containers
	path := array.concat(container.path, ["securityContext", "runAsNonRoot"])
	found := lib.undecided(container.resource, path, lib.unknown_reason(container.resource, path))
}

finding contains found if {
	some pod in lib.undecided_pods
	found := lib.undecided(pod.resource, pod.path, pod.reason)
}

kept_from_root(own, _) if own == true

kept_from_root(own, whole) if {
	own == null
	whole == true
}
