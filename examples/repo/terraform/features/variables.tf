variable "region" {
  description = "AWS region."
  type        = string
  default     = "eu-central-1"
}

variable "owner" {
  description = "The team that is asked about these features."
  type        = string
  default     = "feature-engineering"
}
