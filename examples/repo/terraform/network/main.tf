# A private network: no internet gateway, so nothing in it can be reached from outside or reach out.
resource "aws_vpc" "main" {
  cidr_block           = var.cidr
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = merge(var.tags, { Name = var.name })
}

# The group that AWS puts around whatever names no other: it lets nothing in or out.
resource "aws_default_security_group" "main" {
  vpc_id = aws_vpc.main.id

  tags = merge(var.tags, { Name = "${var.name}-default" })
}

resource "aws_subnet" "database" {
  for_each = { for index, zone in var.zones : zone => index }

  vpc_id            = aws_vpc.main.id
  availability_zone = "${var.region}${each.key}"
  cidr_block        = cidrsubnet(var.cidr, 8, each.value)

  tags = merge(var.tags, { Name = "${var.name}-database-${each.key}" })
}

# What runs the application is put into this group, and so may reach the databases.
resource "aws_security_group" "application" {
  name        = "${var.name}-application"
  description = "The application's own instances"
  vpc_id      = aws_vpc.main.id

  tags = merge(var.tags, { Name = "${var.name}-application" })
}

resource "aws_vpc_security_group_egress_rule" "postgres" {
  security_group_id = aws_security_group.application.id
  description       = "PostgreSQL inside the network"
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
  cidr_ipv4         = aws_vpc.main.cidr_block

  tags = var.tags
}
