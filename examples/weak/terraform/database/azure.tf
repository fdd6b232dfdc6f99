resource "azurerm_resource_group" "postgres" {
  name     = local.name
  location = "germanywestcentral"
}

resource "azurerm_postgresql_flexible_server" "postgres" { # WEAK DW-PUB-001: public access is on where nothing is said
  name                = local.name
  resource_group_name = azurerm_resource_group.postgres.name
  location            = azurerm_resource_group.postgres.location
  version             = var.database_config.engine_version
  sku_name            = "GP_Standard_D2ds_v5"
  storage_mb          = var.database_config.storage_gb * 1024

  administrator_login    = "psqladmin"
  administrator_password = random_password.postgres.result
}

resource "azurerm_postgresql_flexible_server_configuration" "require_secure_transport" {
  name      = "require_secure_transport"
  server_id = azurerm_postgresql_flexible_server.postgres.id
  value     = "off" # WEAK DW-ENC-005: it is on by default
}

resource "azurerm_postgresql_flexible_server_firewall_rule" "everyone" {
  name             = "everyone"
  server_id        = azurerm_postgresql_flexible_server.postgres.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255" # WEAK DW-PUB-004: from the first address to the last
}
