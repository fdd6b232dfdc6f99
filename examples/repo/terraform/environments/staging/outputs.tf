output "endpoints" {
  description = "Where PostgreSQL answers, by cloud."
  value       = module.database.endpoints
}

output "password_secrets" {
  description = "The secrets that hold the passwords, by system."
  value       = module.database.password_secrets
}
