resource "google_sql_database_instance" "postgres" {
  name             = local.name
  region           = "europe-west3"
  database_version = "POSTGRES_${var.database_config.engine_version}"

  settings {
    tier      = "db-custom-2-7680"
    edition   = "ENTERPRISE"
    disk_size = var.database_config.storage_gb

    backup_configuration {
      enabled = false # WEAK DW-BAK-002: no backups
    }

    ip_configuration {
      ipv4_enabled = true                              # WEAK DW-PUB-001: a public address
      ssl_mode     = "ALLOW_UNENCRYPTED_AND_ENCRYPTED" # WEAK DW-ENC-005: clients may speak in clear text

      authorized_networks {
        name  = "everyone"
        value = "0.0.0.0/0" # WEAK DW-PUB-004: every address on the internet
      }
    }
  }
}
