locals {
  environment = "production"
  region      = "eu-central-1"
  owner       = "data-platform"
}

module "network" {
  source = "../../network"

  name   = "ai-${local.environment}"
  region = local.region
  cidr   = "10.22.0.0/16"
  tags = {
    Environment = local.environment
    Owner       = local.owner
  }
}

module "database" {
  source = "../../database"

  environment = local.environment
  region      = local.region
  owner       = local.owner
  network     = module.network

  database_config = {
    instance_class        = "db.r7g.xlarge"
    google_tier           = "db-custom-4-32768"
    azure_sku             = "MO_Standard_E4ds_v5"
    storage_gb            = 256
    max_storage_gb        = 1024
    backup_retention_days = 35
  }
}
