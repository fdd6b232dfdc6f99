# What the rendering of Terraform is held against a real plan of: one of each thing that can go wrong.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

provider "aws" {
  region                      = var.region
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  default_tags {
    tags = { owner = "platform", stage = terraform.workspace }
  }
}

provider "aws" {
  alias                       = "plain"
  region                      = "eu-west-1"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
}

variable "region" { default = "eu-central-1" }

variable "services" {
  type = map(object({
    port     = number
    public   = optional(bool, false)
    replicas = optional(number, 2)
    tags     = optional(map(string), {})
    limits   = optional(object({ cpu = optional(string, "100m"), memory = optional(string) }), {})
  }))
}

variable "password" {
  type      = string
  sensitive = true
}

variable "token" {
  type      = string
  ephemeral = true
  default   = "only while it runs"
}

locals {
  zones   = ["a", "b", "c"]
  subnets = { for i, zone in local.zones : zone => cidrsubnet("10.0.0.0/16", 8, i) if zone != "c" }
  public  = [for name, service in var.services : name if service.public]
  note    = <<-EOT
    %{for name in local.public~}
    ${name} is public
    %{endfor~}
    $${nothing} else
  EOT
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  tags       = { Name = "main", owner = "network" }
}

resource "aws_default_security_group" "closed" {
  vpc_id  = aws_vpc.main.id
  ingress = []
  egress  = []
}

resource "aws_subnet" "each" {
  for_each          = local.subnets
  vpc_id            = aws_vpc.main.id
  cidr_block        = each.value
  availability_zone = "${var.region}${each.key}"
}

resource "aws_eip" "counted" {
  count  = length(local.zones) - 1
  domain = "vpc"
  tags   = count.index == 0 ? { first = "yes" } : {}
}

resource "aws_security_group" "web" {
  name        = "web"
  description = trimspace(local.note)
  vpc_id      = aws_vpc.main.id

  ingress {
    description = "from everywhere"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  dynamic "ingress" {
    for_each = { for name, service in var.services : name => service.port }
    iterator = it
    content {
      description = it.key
      from_port   = it.value
      to_port     = it.value
      protocol    = "6"
      self        = true
    }
  }

  dynamic "egress" {
    for_each = length(local.public) > 0 ? ["10.0.0.0/8", aws_vpc.main.cidr_block] : []
    content {
      from_port   = 0
      to_port     = 0
      protocol    = "-1"
      cidr_blocks = [egress.value]
    }
  }
}

module "service" {
  source   = "./modules/service"
  for_each = var.services
  name     = each.key
  settings = each.value
  queue    = module.labels.names["queue"]
}

module "labels" {
  source = "./modules/labels"
  stage  = terraform.workspace
}

module "none" {
  source = "./modules/labels"
  count  = 0
  stage  = "never"
}

resource "aws_sqs_queue" "plain" {
  provider = aws.plain
  name     = module.labels.names.queue
  tags     = { only = "mine" }
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue" "dead" {
  provider = aws.plain
  name     = "dead"
}

resource "aws_db_instance" "main" {
  identifier          = "main"
  engine              = "postgres"
  instance_class      = "db.t3.micro"
  allocated_storage   = 10
  username            = "root"
  password            = var.password
  skip_final_snapshot = true
  parameter_group_name = try(
    module.none[0].names["parameters"], "default.postgres16"
  )
}

resource "aws_secretsmanager_secret" "token" { name = "token" }

resource "aws_secretsmanager_secret_version" "token" {
  secret_id                = aws_secretsmanager_secret.token.id
  secret_string_wo         = var.token
  secret_string_wo_version = 1
}

check "public" {
  assert {
    condition     = length(local.public) < 5
    error_message = "Too much is public."
  }
}

output "service_ports" {
  value = { for name, service in module.service : name => service.port }
}
