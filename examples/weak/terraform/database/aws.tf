resource "aws_db_subnet_group" "postgres" {
  name       = local.name
  subnet_ids = var.subnet_ids
}

resource "aws_security_group" "postgres" {
  name        = local.name
  description = "Who may reach ${local.name}"
  vpc_id      = var.vpc_id

  ingress {
    description = "PostgreSQL inside the network"
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }

  egress {
    description = "Minimal egress"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"] # WEAK DW-NET-003: called minimal, and open to the world
  }
}

resource "aws_db_instance" "postgres" { # WEAK DW-ENC-001: storage_encrypted is missing, which means false
  identifier     = local.name
  engine         = "postgres"
  engine_version = var.database_config.engine_version
  instance_class = var.database_config.instance_class

  username = "postgres"
  password = random_password.postgres.result

  allocated_storage      = var.database_config.storage_gb
  multi_az               = true
  publicly_accessible    = false
  db_subnet_group_name   = aws_db_subnet_group.postgres.name
  vpc_security_group_ids = [aws_security_group.postgres.id]

  backup_retention_period = 0    # WEAK DW-BAK-002: zero days are no backups
  skip_final_snapshot     = true # WEAK DW-BAK-001: a mistaken destroy takes the data with it
}

# Neither encryption of its own nor a block of public access.
resource "aws_s3_bucket" "exports" { # WEAK DW-ENC-002 DW-PUB-002: nothing says how it is encrypted, or that it stays private
  bucket = "ai-${var.environment}-exports"
}

resource "aws_s3_bucket_policy" "exports" {
  bucket = aws_s3_bucket.exports.bucket

  policy = jsonencode({ # WEAK DW-PUB-003: everyone may read every export
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Download"
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::ai-${var.environment}-exports/*"
    }]
  })
}
