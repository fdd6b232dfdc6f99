output "vpc_id" {
  description = "The network."
  value       = aws_vpc.main.id
}

output "subnet_ids" {
  description = "The databases' subnets, one in each zone."
  value       = [for zone in var.zones : aws_subnet.database[zone].id]
}

output "application_security_group_id" {
  description = "The group whose members may reach the databases."
  value       = aws_security_group.application.id
}
