# Who may reach what, and what it may reach, over every provider's firewalls.
package driftwarden.lib

world_ranges := {"0.0.0.0/0", "::/0", "0::/0", "*", "Internet", "any"}

is_world(range) if range in world_ranges

# Half of all addresses is no restriction either.
is_world(range) if regex.match(`^[0-9a-fA-F.:]+/[01]$`, range)

# Ports of databases and of remote administration.
sensitive_ports := {22, 1433, 1521, 2379, 2484, 3306, 3389, 5432, 5984, 6379, 7000, 9042, 9091, 9200, 11211, 19530, 27017}

web_ports := {80, 443}

# Every rule of every firewall: its direction, its range with the range's path, and its ports.
accesses contains access if {
	some resource in input.resources
	some direction in ["ingress", "egress"]
	resource.type in {"aws_security_group", "aws_default_security_group"}
	some i, block in resource.values[direction]
	some attribute in ["cidr_blocks", "ipv6_cidr_blocks"]
	some j, range in block[attribute]
	access := {
		"resource": resource,
		"direction": direction,
		"range": range,
		"path": [direction, i, attribute, j],
		"ports": block_ports(block),
	}
}

accesses contains access if {
	some resource in input.resources
	resource.type == "aws_security_group_rule"
	direction := resource.values.type
	some attribute in ["cidr_blocks", "ipv6_cidr_blocks"]
	some j, range in resource.values[attribute]
	access := {
		"resource": resource,
		"direction": direction,
		"range": range,
		"path": [attribute, j],
		"ports": block_ports(resource.values),
	}
}

accesses contains access if {
	some resource in input.resources
	some direction in ["ingress", "egress"]
	resource.type == sprintf("aws_vpc_security_group_%s_rule", [direction])
	some attribute in ["cidr_ipv4", "cidr_ipv6"]
	range := resource.values[attribute]
	access := {
		"resource": resource,
		"direction": direction,
		"range": range,
		"path": [attribute],
		"ports": vpc_rule_ports(resource.values),
	}
}

accesses contains access if {
	some resource in input.resources
	resource.type == "AWS::EC2::SecurityGroup"
	some property, direction in {"SecurityGroupIngress": "ingress", "SecurityGroupEgress": "egress"}
	some i, block in resource.values[property]
	some attribute in ["CidrIp", "CidrIpv6"]
	range := block[attribute]
	access := {
		"resource": resource,
		"direction": direction,
		"range": range,
		"path": [property, i, attribute],
		"ports": cloudformation_ports(block),
	}
}

accesses contains access if {
	some resource in input.resources
	some type, direction in {
		"AWS::EC2::SecurityGroupIngress": "ingress",
		"AWS::EC2::SecurityGroupEgress": "egress",
	}
	resource.type == type
	some attribute in ["CidrIp", "CidrIpv6"]
	range := resource.values[attribute]
	access := {
		"resource": resource,
		"direction": direction,
		"range": range,
		"path": [attribute],
		"ports": cloudformation_ports(resource.values),
	}
}

# A group that says nothing of egress lets everything out (AWS::EC2::SecurityGroup, SecurityGroupEgress).
accesses contains access if {
	some resource in input.resources
	resource.type == "AWS::EC2::SecurityGroup"
	not resource.values.SecurityGroupEgress
	not has_egress_beside(resource)
	not unknown_reason(resource, ["SecurityGroupEgress"])
	access := {
		"resource": resource,
		"direction": "egress",
		"range": "0.0.0.0/0",
		"path": ["SecurityGroupEgress"],
		"ports": {"from": 0, "to": 65535},
	}
}

# The first rule that is added beside a group takes the place of the one that lets everything out.
has_egress_beside(group) if {
	some rule in input.resources
	rule.type == "AWS::EC2::SecurityGroupEgress"
	refers(rule, ["GroupId"], group, ["GroupId"])
}

accesses contains access if {
	some resource in input.resources
	resource.type == "google_compute_firewall"
	some i, block in resource.values.allow
	some attribute, direction in {"source_ranges": "ingress", "destination_ranges": "egress"}
	some j, range in resource.values[attribute]
	some port in google_ports(block)
	access := {
		"resource": resource,
		"direction": direction,
		"range": range,
		"path": [attribute, j],
		"ports": port,
	}
}

accesses contains access if {
	some rule in azure_rules
	rule.values.access == "Allow"
	names := azure_directions[rule.values.direction]
	some range in azure_ranges(rule.values, names.range)
	some port in azure_ports(rule.values)
	access := {
		"resource": rule.resource,
		"direction": names.direction,
		"range": range.value,
		"path": array.concat(rule.path, range.path),
		"ports": port,
	}
}

# A rule by itself, or a block of a group.
azure_rules contains {"resource": resource, "values": resource.values, "path": []} if {
	some resource in input.resources
	resource.type == "azurerm_network_security_rule"
}

azure_rules contains {"resource": resource, "values": values, "path": ["security_rule", i]} if {
	some resource in input.resources
	resource.type == "azurerm_network_security_group"
	some i, values in resource.values.security_rule
}

azure_directions := {
	"Inbound": {"direction": "ingress", "range": "source_address_prefix"},
	"Outbound": {"direction": "egress", "range": "destination_address_prefix"},
}

azure_ranges(values, attribute) := {range |
	some range in array.concat(
		[{"path": [attribute], "value": object.get(values, attribute, null)}],
		[{"path": [several, i], "value": value} | some i, value in object.get(values, several, [])],
	)
	is_string(range.value)
} if {
	several := concat("", [attribute, "es"])
}

azure_ports(values) := {port_range(text) |
	some text in array.concat([object.get(values, "destination_port_range", null)], many)
	is_string(text)
} if {
	many := [text | some text in object.get(values, "destination_port_ranges", [])]
	count(many) > 0
} else := {port_range(object.get(values, "destination_port_range", "*"))}

accesses contains access if {
	some resource in input.resources
	endswith(resource.type, "/NetworkPolicy")
	some direction, peers in {"ingress": "from", "egress": "to"}
	some i, rule in resource.values.spec[direction]
	some j, peer in rule[peers]
	some port in policy_ports(rule)
	access := {
		"resource": resource,
		"direction": direction,
		"range": peer.ipBlock.cidr,
		"path": ["spec", direction, i, peers, j, "ipBlock", "cidr"],
		"ports": port,
	}
}

# Where each kind has its ranges, or blocks with ranges in them.
directions := {
	"aws_security_group": {"ingress": "ingress", "egress": "egress"},
	"aws_default_security_group": {"ingress": "ingress", "egress": "egress"},
	"aws_vpc_security_group_ingress_rule": {"cidr_ipv4": "ingress", "cidr_ipv6": "ingress"},
	"aws_vpc_security_group_egress_rule": {"cidr_ipv4": "egress", "cidr_ipv6": "egress"},
	"google_compute_firewall": {"source_ranges": "ingress", "destination_ranges": "egress"},
	"AWS::EC2::SecurityGroup": {"SecurityGroupIngress": "ingress", "SecurityGroupEgress": "egress"},
	"AWS::EC2::SecurityGroupIngress": {"CidrIp": "ingress", "CidrIpv6": "ingress"},
	"AWS::EC2::SecurityGroupEgress": {"CidrIp": "egress", "CidrIpv6": "egress"},
}

direction_of(resource, attribute) := directions[resource.type][attribute]

direction_of(resource, attribute) := resource.values.type if {
	resource.type == "aws_security_group_rule"
	attribute in range_attributes
}

direction_of(resource, attribute) := direction if {
	resource.type == "azurerm_network_security_rule"
	names := azure_directions[resource.values.direction]
	attribute in {names.range, concat("", [names.range, "es"])}
	direction := names.direction
}

range_attributes := {"cidr_blocks", "ipv6_cidr_blocks", "CidrIp", "CidrIpv6"}

# Ranges that can't be known, where a rule would have to know them.
unknown_accesses contains access if {
	some resource in input.resources
	some attribute, inside in resource.unknown
	direction := direction_of(resource, attribute)
	walk(inside, [below, reason])
	is_string(reason)
	tells_ranges(below)
	access := {
		"resource": resource,
		"direction": direction,
		"path": array.concat([attribute], below),
		"reason": reason,
	}
}

unknown_accesses contains access if {
	some rule in azure_rules
	rule.path != []
	names := azure_directions[rule.values.direction]
	some attribute in [names.range, concat("", [names.range, "es"])]
	path := array.concat(rule.path, [attribute])
	access := {
		"resource": rule.resource,
		"direction": names.direction,
		"path": path,
		"reason": unknown_reason(rule.resource, path),
	}
}

# Whether a rule allows anything, and in which direction.
unknown_accesses contains access if {
	some resource in input.resources
	resource.type == "aws_security_group_rule"
	some direction in ["ingress", "egress"]
	access := {
		"resource": resource,
		"direction": direction,
		"path": ["type"],
		"reason": unknown_reason(resource, ["type"]),
	}
}

unknown_accesses contains access if {
	some rule in azure_rules
	object.get(rule.values, "access", "Allow") == "Allow"
	some attribute in ["access", "direction"]
	path := array.concat(rule.path, [attribute])
	some word, names in azure_directions
	object.get(rule.values, "direction", word) == word
	access := {
		"resource": rule.resource,
		"direction": names.direction,
		"path": path,
		"reason": unknown_reason(rule.resource, path),
	}
}

# What a firewall of Google lets through from the ranges that it names.
unknown_accesses contains access if {
	some resource in input.resources
	resource.type == "google_compute_firewall"
	some attribute, direction in {"source_ranges": "ingress", "destination_ranges": "egress"}
	has(resource, [attribute])
	some [path, reason] in unknowns(resource, ["allow"])
	access := {"resource": resource, "direction": direction, "path": path, "reason": reason}
}

unknown_accesses contains access if {
	some resource in input.resources
	endswith(resource.type, "/NetworkPolicy")
	some direction, peers in {"ingress": "from", "egress": "to"}
	some [path, reason] in unknowns(resource, ["spec", direction])
	tells_peers(array.slice(path, 2, count(path)), peers)
	access := {"resource": resource, "direction": direction, "path": path, "reason": reason}
}

# All rules, one rule, its peers or ports, one of them, or the range of one.
tells_peers(below, _) if count(below) < 2

tells_peers(below, peers) if {
	below[1] in {peers, "ports"}
	count(below) < 4
}

tells_peers(below, peers) if {
	below[1] == peers
	below[3] == "ipBlock"
	not "except" in below
}

# A port that has a name of its own has the number that each pod gives it.
unknown_accesses contains access if {
	some resource in input.resources
	endswith(resource.type, "/NetworkPolicy")
	some i, rule in resource.values.spec.ingress
	some peer in rule.from
	is_world(peer.ipBlock.cidr)
	some j, port in rule.ports
	is_string(port.port)
	not named_ports[port.port]
	access := {
		"resource": resource,
		"direction": "ingress",
		"path": ["spec", "ingress", i, "ports", j, "port"],
		"reason": sprintf("the number of the port %q is each pod's own", [port.port]),
	}
}

# All of it, one block or one range; in a block only its ranges.
tells_ranges(below) if count(below) < 2

tells_ranges(below) if below[1] in range_attributes

all_ports := {"from": 0, "to": 65535}

block_ports(block) := all_ports if {
	object.get(block, "protocol", "tcp") in {"-1", -1, "all"}
} else := {"from": object.get(block, "from_port", 0), "to": object.get(block, "to_port", 65535)}

vpc_rule_ports(values) := all_ports if {
	object.get(values, "ip_protocol", "-1") in {"-1", -1}
} else := {"from": object.get(values, "from_port", 0), "to": object.get(values, "to_port", 65535)}

cloudformation_ports(block) := all_ports if {
	object.get(block, "IpProtocol", "-1") in {"-1", -1}
} else := {"from": object.get(block, "FromPort", 0), "to": object.get(block, "ToPort", 65535)}

google_ports(block) := {port_range(port) | some port in block.ports} if {
	count(object.get(block, "ports", [])) > 0
} else := {all_ports}

policy_ports(rule) := {policy_port(port) | some port in rule.ports} if {
	count(object.get(rule, "ports", [])) > 0
} else := {all_ports}

policy_port(port) := all_ports if {
	object.get(port, "port", null) == null
} else := {"from": port.port, "to": object.get(port, "endPort", port.port)} if {
	is_number(port.port)
} else := {"from": number, "to": number} if {
	number := object.get(named_ports, port.port, 0)
}

# What ports of these names are, nearly always.
named_ports := {
	"dns": 53, "http": 80, "https": 443, "mongodb": 27017, "mysql": 3306, "postgres": 5432,
	"postgresql": 5432, "redis": 6379, "ssh": 22,
}

port_range(text) := all_ports if {
	text == "*"
} else := {"from": to_number(split(text, "-")[0]), "to": to_number(split(text, "-")[1])} if {
	count(split(text, "-")) == 2
} else := {"from": to_number(text), "to": to_number(text)}

opens_sensitive(ports) if {
	some port in sensitive_ports
	ports.from <= port
	port <= ports.to
}

only_web(ports) if {
	ports.from == ports.to
	ports.from in web_ports
}
