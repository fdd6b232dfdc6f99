resource "azurerm_resource_group" "postgres" {
  name     = local.name
  location = local.nearest.azure

  tags = local.tags
}

resource "azurerm_virtual_network" "postgres" {
  name                = local.name
  location            = azurerm_resource_group.postgres.location
  resource_group_name = azurerm_resource_group.postgres.name
  address_space       = ["10.30.0.0/16"]

  tags = local.tags
}

resource "azurerm_subnet" "postgres" {
  name                 = "postgres"
  resource_group_name  = azurerm_resource_group.postgres.name
  virtual_network_name = azurerm_virtual_network.postgres.name
  address_prefixes     = [cidrsubnet(one(azurerm_virtual_network.postgres.address_space), 8, 0)]
  service_endpoints    = ["Microsoft.Storage"]

  delegation {
    name = "postgres"

    service_delegation {
      name    = "Microsoft.DBforPostgreSQL/flexibleServers"
      actions = ["Microsoft.Network/virtualNetworks/subnets/join/action"]
    }
  }
}

resource "azurerm_private_dns_zone" "postgres" {
  name                = "${local.name}.postgres.database.azure.com"
  resource_group_name = azurerm_resource_group.postgres.name

  tags = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "postgres" {
  name                  = local.name
  resource_group_name   = azurerm_resource_group.postgres.name
  private_dns_zone_name = azurerm_private_dns_zone.postgres.name
  virtual_network_id    = azurerm_virtual_network.postgres.id

  tags = local.tags
}

resource "azurerm_postgresql_flexible_server" "postgres" {
  name                = local.name
  resource_group_name = azurerm_resource_group.postgres.name
  location            = azurerm_resource_group.postgres.location
  version             = var.database_config.engine_version
  sku_name            = var.database_config.azure_sku

  administrator_login    = "psqladmin"
  administrator_password = random_password.postgres.result

  storage_mb        = var.database_config.storage_gb * 1024
  auto_grow_enabled = true

  public_network_access_enabled = false
  delegated_subnet_id           = azurerm_subnet.postgres.id
  private_dns_zone_id           = azurerm_private_dns_zone.postgres.id

  backup_retention_days        = var.database_config.backup_retention_days
  geo_redundant_backup_enabled = true

  zone = "1"

  dynamic "high_availability" {
    for_each = var.database_config.multi_az ? ["2"] : []

    content {
      mode                      = "ZoneRedundant"
      standby_availability_zone = high_availability.value
    }
  }

  tags = local.tags

  # A failover swaps the zones, and Terraform shall not swap them back.
  lifecycle {
    ignore_changes = [zone, high_availability[0].standby_availability_zone]
  }

  depends_on = [azurerm_private_dns_zone_virtual_network_link.postgres]
}

resource "azurerm_postgresql_flexible_server_database" "ai" {
  name      = "ai"
  server_id = azurerm_postgresql_flexible_server.postgres.id
  charset   = "UTF8"
  collation = "en_US.utf8"
}
