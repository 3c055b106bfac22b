variable "days" {
  type = number
}

resource "aws_sqs_queue" "events" {
  name                      = "events"
  message_retention_seconds = 86400
  tags = {
    days        = var.days
    environment = "shared"
    owner       = "platform"
  }
}
