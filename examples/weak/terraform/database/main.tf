locals {
  name = "ai-${var.environment}-postgres"
}

resource "random_password" "postgres" {
  length  = 32
  special = false
}
