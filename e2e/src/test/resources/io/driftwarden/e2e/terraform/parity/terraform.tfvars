password = "hunter2-hunter2"
services = {
  api  = { port = "8080", public = true, tags = { tier = "front" } }
  jobs = { port = 9090, replicas = null, limits = { memory = "1Gi" } }
}
