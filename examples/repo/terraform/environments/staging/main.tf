locals {
  environment = "staging"
  region      = "eu-central-1"
  owner       = "data-platform"
}

module "network" {
  source = "../../network"

  name   = "ai-${local.environment}"
  region = local.region
  cidr   = "10.21.0.0/16"
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

  # All else as the module has it.
  database_config = {
    backup_retention_days = 7
  }
}
