provider "aws" {
  region = "eu-central-1"
}

provider "google" {}

provider "azurerm" {
  features {}
}

data "aws_vpc" "default" {
  default = true
}

data "aws_subnets" "default" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.default.id]
  }
}

module "database" {
  source = "../../database"

  environment = "staging"
  vpc_id      = data.aws_vpc.default.id
  subnet_ids  = data.aws_subnets.default.ids
}
