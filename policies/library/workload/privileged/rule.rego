# METADATA
# scope: package
# title: Container has the rights of its node
# description: Who breaks into the container owns the node, and every other container on it.
# custom:
#   id: DW-K8S-001
#   severity: high
#   remedy: Drop privileged and the host namespaces; add single capabilities if it really needs one.
package driftwarden.rules.workload.privileged

import data.driftwarden.lib

finding contains found if {
	some container in lib.containers
	path := array.concat(container.path, ["securityContext", "privileged"])
	found := lib.expect(container.resource, path, false, "no")
}

finding contains found if {
	some pod in lib.pods
	some namespace in ["hostNetwork", "hostPID", "hostIPC"]
	found := lib.expect(pod.resource, array.concat(pod.path, [namespace]), false, "no")
}

finding contains found if {
	some pod in lib.undecided_pods
	found := lib.undecided(pod.resource, pod.path, pod.reason)
}
