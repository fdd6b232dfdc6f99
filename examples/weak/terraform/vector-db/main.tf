terraform {
  required_version = ">= 1.9"

  required_providers {
    helm = {
      source  = "hashicorp/helm"
      version = "~> 2.17"
    }
  }
}

provider "helm" {
  kubernetes {
    config_path = "~/.kube/config"
  }
}

# What these values make of the chart is named in the chart's templates, where it shows.
resource "helm_release" "milvus" {
  name      = "milvus"
  chart     = "${path.module}/charts/milvus"
  namespace = "vector-db"

  set {
    name  = "service.type"
    value = "LoadBalancer"
  }

  set {
    name  = "securityContext.privileged"
    value = "true"
  }
}
