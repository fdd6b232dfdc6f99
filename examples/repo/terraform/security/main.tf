data "aws_caller_identity" "current" {}

locals {
  name = "ai-secure-postgres"

  tags = {
    Environment = "production"
    Owner       = var.owner
    ManagedBy   = "terraform"
  }

  account = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root"
}

module "network" {
  source = "../network"

  name   = "ai-secure"
  region = var.region
  cidr   = "10.40.0.0/16"
  tags   = local.tags
}

# Without an egress block the group lets nothing out.
resource "aws_security_group" "db_secure" {
  name        = local.name
  description = "Who may reach ${local.name}"
  vpc_id      = module.network.vpc_id

  ingress {
    description     = "PostgreSQL from the application"
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [module.network.application_security_group_id]
  }

  tags = merge(local.tags, { Name = local.name })
}

resource "aws_kms_key" "db_encryption" {
  description             = "Data of ${local.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AccountAdministersTheKey"
        Effect    = "Allow"
        Principal = { AWS = local.account }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "DatabaseUsesTheKey"
        Effect    = "Allow"
        Principal = { Service = "rds.amazonaws.com" }
        Action = [
          "kms:CreateGrant",
          "kms:Decrypt",
          "kms:DescribeKey",
          "kms:Encrypt",
          "kms:GenerateDataKey*",
          "kms:ReEncrypt*",
        ]
        Resource = "*"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })

  tags = local.tags
}

resource "aws_kms_alias" "db_encryption" {
  name          = "alias/${local.name}"
  target_key_id = aws_kms_key.db_encryption.key_id
}

resource "aws_db_subnet_group" "postgres_secure" {
  name        = local.name
  description = "Private subnets of ${local.name}"
  subnet_ids  = module.network.subnet_ids

  tags = local.tags
}

resource "aws_db_instance" "postgres_secure" {
  identifier     = local.name
  engine         = "postgres"
  engine_version = "16"
  instance_class = "db.r7g.large"

  # RDS makes the password and rotates it; it never stands in a state or a plan.
  db_name                       = "ai"
  username                      = "postgres"
  manage_master_user_password   = true
  master_user_secret_kms_key_id = aws_kms_key.db_encryption.arn

  allocated_storage     = 100
  max_allocated_storage = 500
  storage_type          = "gp3"
  storage_encrypted     = true
  kms_key_id            = aws_kms_key.db_encryption.arn

  multi_az                            = true
  publicly_accessible                 = false
  iam_database_authentication_enabled = true
  db_subnet_group_name                = aws_db_subnet_group.postgres_secure.name
  vpc_security_group_ids              = [aws_security_group.db_secure.id]

  backup_retention_period   = 35
  copy_tags_to_snapshot     = true
  skip_final_snapshot       = false
  final_snapshot_identifier = "${local.name}-final"
  deletion_protection       = true

  auto_minor_version_upgrade      = true
  performance_insights_enabled    = true
  performance_insights_kms_key_id = aws_kms_key.db_encryption.arn
  enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]

  tags = merge(local.tags, { Name = local.name })
}
