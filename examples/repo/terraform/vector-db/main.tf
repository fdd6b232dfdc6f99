# The database module put it there.
data "aws_secretsmanager_secret_version" "milvus" {
  secret_id = "ai/${var.environment}/milvus"
}

# What Milvus keeps its segments in is seen by nobody else.
resource "random_password" "minio" {
  length  = 40
  special = false
}

resource "helm_release" "milvus" {
  name             = "milvus"
  chart            = "${path.module}/charts/milvus"
  namespace        = "vector-db"
  create_namespace = true
  atomic           = true
  timeout          = 900

  set {
    name  = "standalone.enabled"
    value = "false"
  }

  set {
    name  = "cluster.enabled"
    value = "true"
  }

  dynamic "set" {
    for_each = var.replicas

    content {
      name  = "${set.key}.replicas"
      value = set.value
    }
  }

  # Queries are answered from memory.
  set {
    name  = "queryNode.resources.requests.cpu"
    value = "2"
  }

  set {
    name  = "queryNode.resources.requests.memory"
    value = "8Gi"
  }

  set {
    name  = "queryNode.resources.limits.cpu"
    value = "4"
  }

  set {
    name  = "queryNode.resources.limits.memory"
    value = "16Gi"
  }

  # Index building takes bursts of processor.
  set {
    name  = "dataNode.resources.requests.cpu"
    value = "1"
  }

  set {
    name  = "dataNode.resources.requests.memory"
    value = "4Gi"
  }

  set {
    name  = "dataNode.resources.limits.cpu"
    value = "4"
  }

  set {
    name  = "dataNode.resources.limits.memory"
    value = "8Gi"
  }

  set {
    name  = "etcd.replicas"
    value = "3"
  }

  set {
    name  = "service.type"
    value = "ClusterIP"
  }

  set_sensitive {
    name  = "auth.rootPassword"
    value = data.aws_secretsmanager_secret_version.milvus.secret_string
  }

  set_sensitive {
    name  = "minio.rootPassword"
    value = random_password.minio.result
  }
}
