resource "aws_kms_key" "database" {
  description             = "Data and passwords of the ${var.environment} databases"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  tags = local.tags
}

resource "aws_kms_alias" "database" {
  name          = "alias/${local.name}"
  target_key_id = aws_kms_key.database.key_id
}

resource "aws_db_subnet_group" "postgres" {
  name        = local.name
  description = "Private subnets of ${local.name}"
  subnet_ids  = var.network.subnet_ids

  tags = local.tags
}

# Without an egress block the group lets nothing out.
resource "aws_security_group" "postgres" {
  name        = local.name
  description = "Who may reach ${local.name}"
  vpc_id      = var.network.vpc_id

  ingress {
    description     = "PostgreSQL from the application"
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [var.network.application_security_group_id]
  }

  tags = merge(local.tags, { Name = local.name })
}

resource "aws_db_parameter_group" "postgres" {
  name        = local.name
  description = "Connections to ${local.name} are encrypted"
  family      = "postgres${var.database_config.engine_version}"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  tags = local.tags
}

resource "aws_db_instance" "postgres" {
  identifier     = local.name
  engine         = "postgres"
  engine_version = var.database_config.engine_version
  instance_class = var.database_config.instance_class

  db_name  = "ai"
  username = "postgres"
  password = random_password.postgres.result

  allocated_storage     = var.database_config.storage_gb
  max_allocated_storage = var.database_config.max_storage_gb
  storage_type          = "gp3"
  storage_encrypted     = true
  kms_key_id            = aws_kms_key.database.arn

  multi_az               = var.database_config.multi_az
  publicly_accessible    = false
  db_subnet_group_name   = aws_db_subnet_group.postgres.name
  vpc_security_group_ids = [aws_security_group.postgres.id]
  parameter_group_name   = aws_db_parameter_group.postgres.name

  backup_retention_period   = var.database_config.backup_retention_days
  backup_window             = "02:00-03:00"
  maintenance_window        = "sun:03:30-sun:04:30"
  copy_tags_to_snapshot     = true
  skip_final_snapshot       = false
  final_snapshot_identifier = "${local.name}-final"
  deletion_protection       = var.database_config.deletion_protection

  auto_minor_version_upgrade      = true
  enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]

  tags = merge(local.tags, { Name = local.name })
}
