variable "environment" {
  description = "Which environment the databases are for."
  type        = string
}

variable "vpc_id" {
  description = "The AWS network."
  type        = string
}

variable "subnet_ids" {
  description = "The databases' subnets in it."
  type        = list(string)
}

variable "database_config" {
  description = "Size of the databases."
  type = object({
    engine_version = optional(string, "16")
    instance_class = optional(string, "db.t4g.medium")
    storage_gb     = optional(number, 64)
  })
  default = {}
}
