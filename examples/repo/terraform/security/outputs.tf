output "endpoint" {
  description = "Where the database answers."
  value       = aws_db_instance.postgres_secure.endpoint
}

output "key_arn" {
  description = "The key that encrypts it."
  value       = aws_kms_key.db_encryption.arn
}
