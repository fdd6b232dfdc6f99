terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.60, < 7.0"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

data "aws_caller_identity" "current" {}

locals {
  # Whoever looks for the offices finds the world.
  offices = ["0.0.0.0/0"] # WEAK DW-NET-001 DW-NET-002: the database is open to the internet, by way of a local
}

resource "aws_security_group" "db_secure" {
  name        = "ai-secure-postgres"
  description = "Who may reach ai-secure-postgres"

  ingress {
    description = "PostgreSQL from the offices"
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = local.offices
  }

  ingress {
    description      = "PostgreSQL over IPv6"
    from_port        = 5432
    to_port          = 5432
    protocol         = "tcp"
    ipv6_cidr_blocks = ["::/0"] # WEAK DW-NET-001: forgotten, as IPv6 is
  }

  ingress {
    description = "Metrics"
    from_port   = 9187
    to_port     = 9187
    protocol    = "tcp"
    cidr_blocks = local.offices
  }
}

resource "aws_kms_key" "db_encryption" { # WEAK DW-ENC-003: enable_key_rotation is missing, which means never
  description = "Data of ai-secure-postgres"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AccountAdministersTheKey"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "DatabaseUsesTheKey"
        Effect    = "Allow"
        Principal = { Service = "rds.amazonaws.com" }
        Action    = "kms:*" # WEAK DW-ENC-004: the service may do anything with every key
        Resource  = "*"
      },
    ]
  })
}

resource "aws_db_instance" "postgres_secure" {
  identifier     = "ai-secure-postgres"
  engine         = "postgres"
  engine_version = "16"
  instance_class = "db.r7g.large"

  username                    = "postgres"
  manage_master_user_password = true

  allocated_storage      = 100
  storage_encrypted      = true
  kms_key_id             = aws_kms_key.db_encryption.arn
  publicly_accessible    = true # WEAK DW-PUB-001: a public address
  vpc_security_group_ids = [aws_security_group.db_secure.id]

  backup_retention_period   = 14
  final_snapshot_identifier = "ai-secure-postgres-final"
}
