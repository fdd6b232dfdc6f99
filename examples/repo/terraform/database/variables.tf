variable "environment" {
  description = "Which environment the databases are for; it is part of every name."
  type        = string

  validation {
    condition     = contains(["staging", "production"], var.environment)
    error_message = "There are two environments, staging and production."
  }
}

variable "region" {
  description = "AWS region; Google's and Azure's are the ones nearest to it."
  type        = string
  default     = "eu-central-1"

  validation {
    condition     = contains(["eu-central-1", "us-east-1"], var.region)
    error_message = "The databases run in eu-central-1 or us-east-1."
  }
}

variable "database_config" {
  description = "Size and care of the databases, the same in every cloud."
  type = object({
    engine_version        = optional(string, "16")
    instance_class        = optional(string, "db.t4g.medium")
    google_tier           = optional(string, "db-custom-2-7680")
    azure_sku             = optional(string, "GP_Standard_D2ds_v5")
    storage_gb            = optional(number, 64)
    max_storage_gb        = optional(number, 256)
    multi_az              = optional(bool, true)
    backup_retention_days = optional(number, 14)
    deletion_protection   = optional(bool, true)
  })
  default = {}

  validation {
    condition     = var.database_config.backup_retention_days >= 7 && var.database_config.backup_retention_days <= 35
    error_message = "Backups are kept for 7 to 35 days, which every cloud allows."
  }
}

variable "network" {
  description = "The AWS network, as the module network puts it out."
  type = object({
    vpc_id                        = string
    subnet_ids                    = list(string)
    application_security_group_id = string
  })
}

variable "owner" {
  description = "The team that is asked about these databases."
  type        = string
}
