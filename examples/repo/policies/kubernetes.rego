# What runs in our clusters has an owner and bounds.
package main

import rego.v1

# The object that is judged by itself, and those that a helm_release makes.
objects contains {"address": "", "object": input} if {
	input.apiVersion
	input.kind
}

objects contains {"address": resource.address, "object": resource.values} if {
	some resource in input.resources
	resource.kind == "kubernetes"
}

pod_templates := {"DaemonSet", "Deployment", "Job", "ReplicaSet", "StatefulSet"}

containers contains container if {
	some item in objects
	item.object.kind in pod_templates
	some list in ["initContainers", "containers"]
	some i, spec in item.object.spec.template.spec[list]
	container := {
		"address": item.address,
		"path": ["spec", "template", "spec", list, i],
		"spec": spec,
	}
}

# METADATA
# title: Container has no bounds
# description: One that grows takes the memory of every other on its node.
# custom:
#   id: OWN-003
#   severity: medium
#   remedy: Set resources.limits for processor and memory.
deny_unbounded contains result if {
	some container in containers
	some resource in ["cpu", "memory"]
	not container.spec.resources.limits[resource]
	result := {
		"msg": sprintf("container %s has no limit of %s", [container.spec.name, resource]),
		"address": container.address,
		"attribute": array.concat(container.path, ["resources", "limits", resource]),
	}
}

# METADATA
# title: Object has no owner
# description: Nobody can be asked about it, and nobody knows whether it may go.
# custom:
#   id: OWN-004
#   remedy: Give it the label owner.
warn_unowned contains result if {
	some item in objects
	not item.object.metadata.labels.owner
	result := {
		"msg": sprintf("%s %s has no label owner", [item.object.kind, item.object.metadata.name]),
		"address": item.address,
		"attribute": ["metadata", "labels"],
	}
}
