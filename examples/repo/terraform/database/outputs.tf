output "endpoints" {
  description = "Where PostgreSQL answers, by cloud."
  value = {
    aws    = aws_db_instance.postgres.address
    google = google_sql_database_instance.postgres.private_ip_address
    azure  = azurerm_postgresql_flexible_server.postgres.fqdn
  }
}

output "password_secrets" {
  description = "The secrets that hold the passwords, by system."
  value       = { for system, secret in aws_secretsmanager_secret.password : system => secret.arn }
}

output "postgres_password" {
  description = "For tools that can't read the secret."
  value       = random_password.postgres.result
  sensitive   = true
}
