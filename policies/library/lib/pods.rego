# Pods, whichever object makes them.
package driftwarden.lib

pod_paths := {
	"Pod": ["spec"],
	"Deployment": ["spec", "template", "spec"],
	"StatefulSet": ["spec", "template", "spec"],
	"DaemonSet": ["spec", "template", "spec"],
	"ReplicaSet": ["spec", "template", "spec"],
	"Job": ["spec", "template", "spec"],
	"CronJob": ["spec", "jobTemplate", "spec", "template", "spec"],
}

pods contains pod if {
	some resource in input.resources
	resource.kind == "kubernetes"
	path := pod_paths[resource.values.kind]
	spec := object.get(resource.values, path, null)
	is_object(spec)
	pod := {"resource": resource, "path": path, "spec": spec}
}

containers contains container if {
	some pod in pods
	some list in ["containers", "initContainers"]
	some i, spec in pod.spec[list]
	container := {
		"resource": pod.resource,
		"pod": pod,
		"path": array.concat(pod.path, [list, i]),
		"spec": spec,
	}
}

# Where a pod, or the list of its containers, should be and can't be known, with the reason.
undecided_pods contains found if {
	some resource in input.resources
	resource.kind == "kubernetes"
	path := pod_paths[resource.values.kind]
	reason := unknown_reason(resource, path)
	found := {"resource": resource, "path": path, "reason": reason}
}

undecided_pods contains found if {
	some pod in pods
	some list in ["containers", "initContainers"]
	path := array.concat(pod.path, [list])
	reason := unknown_reason(pod.resource, path)
	found := {"resource": pod.resource, "path": path, "reason": reason}
}
