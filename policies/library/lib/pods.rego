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
