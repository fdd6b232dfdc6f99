output "endpoint" {
  description = "Where Milvus answers inside the cluster."
  value       = "${helm_release.milvus.name}.${helm_release.milvus.namespace}.svc:19530"
}
