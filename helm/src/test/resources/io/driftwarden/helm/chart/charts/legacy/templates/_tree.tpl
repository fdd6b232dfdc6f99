{{- define "tree.show" }}
apiVersion: v1
kind: ConfigMap
metadata: {name: {{ .Chart.Name }}, labels: {root: "{{ .Chart.IsRoot }}", app: {{ default "none" .Chart.AppVersion | quote }}}}
data: {{ toYaml .Values | toString | toJson | printf "{values: %s}" }}
{{- end }}
