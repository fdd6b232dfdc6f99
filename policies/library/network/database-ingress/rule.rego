# METADATA
# scope: package
# title: Database or administration port is open to the world
# description: Anyone on the internet can try passwords and exploits on it.
# custom:
#   id: DW-NET-001
#   severity: critical
#   remedy: Allow the application's security group, or a private range, instead of everyone.
package driftwarden.rules.network.database_ingress

import data.driftwarden.lib

finding contains found if {
	some access in lib.accesses
	access.direction == "ingress"
	lib.is_world(access.range)
	lib.opens_sensitive(access.ports)
	found := lib.violation(access.resource, access.path)
}

finding contains found if {
	some access in lib.unknown_accesses
	access.direction == "ingress"
	found := lib.undecided(access.resource, access.path, access.reason)
}
