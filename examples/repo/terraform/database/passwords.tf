# RDS refuses / @ " and spaces in a password.
resource "random_password" "postgres" {
  length           = 32
  special          = true
  override_special = "!#$%&*()-_=+[]{}<>:?"
}

resource "random_password" "redis" {
  length  = 64
  special = false
}

resource "random_password" "milvus" {
  length           = 32
  special          = true
  override_special = "!#%*()-_=+?"
}

locals {
  passwords = {
    postgres = random_password.postgres.result
    redis    = random_password.redis.result
    milvus   = random_password.milvus.result
  }
}

# Applications read the passwords from here, never from Terraform's state.
resource "aws_secretsmanager_secret" "password" {
  for_each = toset(["postgres", "redis", "milvus"])

  name                    = "ai/${var.environment}/${each.key}"
  description             = "Password of ${each.key} in ${var.environment}"
  kms_key_id              = aws_kms_key.database.arn
  recovery_window_in_days = 30

  tags = local.tags
}

resource "aws_secretsmanager_secret_version" "password" {
  for_each = aws_secretsmanager_secret.password

  secret_id     = each.value.id
  secret_string = local.passwords[each.key]
}
