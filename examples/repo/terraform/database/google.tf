resource "google_compute_network" "postgres" {
  name                    = local.name
  auto_create_subnetworks = false
}

# The range that Google puts its side of the private connection into.
resource "google_compute_global_address" "postgres" {
  name          = local.name
  purpose       = "VPC_PEERING"
  address_type  = "INTERNAL"
  prefix_length = 20
  network       = google_compute_network.postgres.id
}

resource "google_service_networking_connection" "postgres" {
  network                 = google_compute_network.postgres.id
  service                 = "servicenetworking.googleapis.com"
  reserved_peering_ranges = [google_compute_global_address.postgres.name]
}

resource "google_sql_database_instance" "postgres" {
  name                = local.name
  region              = local.nearest.google
  database_version    = "POSTGRES_${var.database_config.engine_version}"
  deletion_protection = var.database_config.deletion_protection

  settings {
    tier              = var.database_config.google_tier
    edition           = "ENTERPRISE"
    availability_type = var.database_config.multi_az ? "REGIONAL" : "ZONAL"

    disk_type             = "PD_SSD"
    disk_size             = var.database_config.storage_gb
    disk_autoresize       = true
    disk_autoresize_limit = var.database_config.max_storage_gb

    deletion_protection_enabled = var.database_config.deletion_protection

    backup_configuration {
      enabled                        = true
      start_time                     = "02:00"
      location                       = local.nearest.google
      point_in_time_recovery_enabled = true
      transaction_log_retention_days = 7

      backup_retention_settings {
        retained_backups = var.database_config.backup_retention_days
        retention_unit   = "COUNT"
      }
    }

    ip_configuration {
      ipv4_enabled    = false
      private_network = google_compute_network.postgres.id
      ssl_mode        = "ENCRYPTED_ONLY"
    }

    maintenance_window {
      day          = 7
      hour         = 3
      update_track = "stable"
    }

    user_labels = local.labels
  }

  depends_on = [google_service_networking_connection.postgres]
}

resource "google_sql_database" "ai" {
  name     = "ai"
  instance = google_sql_database_instance.postgres.name
}

resource "google_sql_user" "postgres" {
  name     = "postgres"
  instance = google_sql_database_instance.postgres.name
  password = random_password.postgres.result
}
