variable "name" {
  description = "Prefix of every name, such as ai-staging."
  type        = string
}

variable "region" {
  description = "AWS region of the network."
  type        = string
}

variable "cidr" {
  description = "Address range of the whole network."
  type        = string
  default     = "10.20.0.0/16"

  validation {
    condition     = can(cidrhost(var.cidr, 0))
    error_message = "The range must be in CIDR notation, such as 10.20.0.0/16."
  }
}

variable "zones" {
  description = "Letters of the availability zones that get a subnet."
  type        = list(string)
  default     = ["a", "b", "c"]
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
}
