data "aws_caller_identity" "current" {}

locals {
  name = "ai-features"

  tags = {
    Environment = "production"
    Owner       = var.owner
    ManagedBy   = "terraform"
  }
}

resource "aws_kms_key" "features" {
  description             = "Raw data and features"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  tags = local.tags
}

resource "aws_s3_bucket" "raw" {
  bucket = "${local.name}-raw-${data.aws_caller_identity.current.account_id}"

  tags = merge(local.tags, { Name = "${local.name}-raw" })
}

resource "aws_s3_bucket_public_access_block" "raw" {
  bucket = aws_s3_bucket.raw.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "raw" {
  bucket = aws_s3_bucket.raw.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.features.arn
    }
  }
}

resource "aws_s3_bucket_versioning" "raw" {
  bucket = aws_s3_bucket.raw.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_dynamodb_table" "features" {
  name         = local.name
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "feature_id"
  range_key    = "version"

  deletion_protection_enabled = true

  attribute {
    name = "feature_id"
    type = "S"
  }

  attribute {
    name = "version"
    type = "N"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.features.arn
  }

  tags = merge(local.tags, { Name = local.name })
}

# Who read and wrote features, for as long as an audit may ask.
resource "aws_cloudwatch_log_group" "access" {
  name              = "/ai/features/access"
  retention_in_days = 365

  tags = local.tags
}
