{{- define "common.labels" -}}
chart: {{ .Chart.Name }}
{{- with .Values.global.labels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "common.configmap.base" -}}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .name }}
  labels: {from: library}
data: {}
{{- end -}}

{{- define "common.configmap" -}}
{{- $base := fromYaml (include "common.configmap.base" .) -}}
{{- $data := dict -}}
{{- range $k, $v := .data }}{{- $_ := set $data $k (toString $v) -}}{{- end -}}
{{- $over := dict "metadata" (dict "labels" (fromYaml (include "common.labels" .top))) "data" $data -}}
{{- toYaml (mergeOverwrite $base $over) -}}
{{- end -}}
