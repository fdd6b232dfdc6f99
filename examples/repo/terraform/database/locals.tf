locals {
  name = "ai-${var.environment}-postgres"

  tags = {
    Environment = var.environment
    Owner       = var.owner
    ManagedBy   = "terraform"
  }

  # Google takes lower case only.
  labels = { for key, value in local.tags : lower(key) => lower(value) }

  nearest = {
    "eu-central-1" = { google = "europe-west3", azure = "germanywestcentral" }
    "us-east-1"    = { google = "us-east4", azure = "eastus" }
  }[var.region]
}
