# METADATA
# scope: package
# title: Egress is open to the world
# description: Stolen data can be sent anywhere, and malware can fetch what it needs.
# custom:
#   id: DW-NET-003
#   severity: medium
#   remedy: Allow the ranges, groups or prefix lists that are really needed.
package driftwarden.rules.network.egress

import data.driftwarden.lib

finding contains found if {
	some access in lib.accesses
	access.direction == "egress"
	lib.is_world(access.range)
	found := lib.violation(access.resource, access.path)
}

finding contains found if {
	some access in lib.unknown_accesses
	access.direction == "egress"
	found := lib.undecided(access.resource, access.path, access.reason)
}
