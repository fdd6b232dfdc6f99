moved {
  from = aws_cloudwatch_log_group.old
  to   = aws_cloudwatch_log_group.logs
}

resource "aws_cloudwatch_log_group" "logs" {
  name              = "logs"
  retention_in_days = 7
}

removed {
  from = aws_cloudwatch_log_group.gone
  lifecycle {
    destroy = false
  }
}

import {
  to = aws_cloudwatch_log_group.found
  id = "found"
}

resource "aws_cloudwatch_log_group" "found" {
  name              = "found"
  retention_in_days = 30
  lifecycle {
    precondition {
      condition     = startswith(var.region, "eu-")
      error_message = "Logs stay in Europe."
    }
  }
}
