variable "name" { type = string }
variable "queue" { type = string }
variable "settings" {
  type = object({
    port     = number
    public   = bool
    replicas = number
    tags     = map(string)
    limits   = object({ cpu = string, memory = string })
  })
}

locals {
  environment = merge(
    { NAME = upper(var.name), CPU = var.settings.limits.cpu },
    var.settings.limits.memory == null ? {} : { MEMORY = var.settings.limits.memory },
  )
}

resource "aws_ssm_parameter" "settings" {
  for_each = local.environment
  name     = "/${var.name}/${each.key}"
  type     = "String"
  value    = each.value
  tags     = var.settings.tags
}

resource "aws_sqs_queue" "own" {
  count                      = var.settings.public ? var.settings.replicas : 1
  name                       = format("%s-%s-%02d", var.queue, var.name, count.index)
  visibility_timeout_seconds = 30 * (count.index + 1)
}

output "port" { value = var.settings.port }
output "queues" { value = aws_sqs_queue.own[*].arn }
