output "bucket" {
  description = "Where raw data goes."
  value       = aws_s3_bucket.raw.bucket
}

output "table" {
  description = "Where features are."
  value       = aws_dynamodb_table.features.name
}
