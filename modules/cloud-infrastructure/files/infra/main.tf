variable "environment" {
  type = string
}

variable "owner" {
  type    = string
  default = "platform"
}

locals {
  tags = {
    environment = var.environment
    owner       = var.owner
  }
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs-${var.environment}"
  tags = local.tags
}

# resource "aws_sqs_queue" "old_jobs" {
#   name = "old-jobs"
# }

resource "aws_iam_role" "trainer" {
  name        = "trainer-${var.environment}"
  description = "Takes work from ${aws_sqs_queue.jobs.name}"
}

module "lake" {
  source      = "./lake"
  environment = var.environment
  days        = 30
}
