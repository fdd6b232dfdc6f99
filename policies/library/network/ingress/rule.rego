# METADATA
# scope: package
# title: Port is open to the world
# description: Everything that listens there is attacked within minutes.
# custom:
#   id: DW-NET-002
#   severity: high
#   remedy: Open only 80 and 443 to everyone, and everything else to the ranges that need it.
package driftwarden.rules.network.ingress

import data.driftwarden.lib

finding contains found if {
	some access in lib.accesses
	access.direction == "ingress"
	lib.is_world(access.range)
	not lib.opens_sensitive(access.ports)
	not lib.only_web(access.ports)
	found := lib.violation(access.resource, access.path)
}
