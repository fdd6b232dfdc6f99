variable "environment" {
  description = "The environment that the vectors belong to."
  type        = string
  default     = "staging"
}

variable "region" {
  description = "AWS region of the environment's secrets."
  type        = string
  default     = "eu-central-1"
}

variable "kubeconfig" {
  description = "Where the cluster's credentials lie on the machine that applies."
  type        = string
  default     = "~/.kube/config"
}

variable "kube_context" {
  description = "The cluster's context in it; the current one where it is null."
  type        = string
  default     = null
}

variable "replicas" {
  description = "How many of each component run."
  type        = map(number)
  default = {
    proxy          = 2
    mixCoordinator = 1
    queryNode      = 3
    dataNode       = 2
    streamingNode  = 2
  }
}
