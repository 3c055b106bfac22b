variable "environment" {
  type = string
}

variable "days" {
  type    = number
  default = 7
}

variable "owner" {
  type    = string
  default = ""
}

resource "aws_s3_bucket" "data" {
  bucket = "lake-${var.environment}"
  tags = {
    environment = var.environment
    owner       = var.owner
  }
}

resource "aws_s3_bucket_versioning" "data" {
  bucket = aws_s3_bucket.data.id
  versioning_configuration {
    status = "Enabled"
  }
}

module "logs" {
  source = "./logs"
  days   = var.days
}
