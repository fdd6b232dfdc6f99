variable "stage" {
  type    = string
  default = "wrong"
}

output "names" {
  value = { for kind in ["queue", "parameters"] : kind => templatefile("${path.module}/name.tftpl", { kind = kind, stage = var.stage }) }
}
