{{- define "monitor.tplvalue" -}}
{{- $value := typeIs "string" .value | ternary .value (.value | toYaml) -}}
{{- if contains "{{" (toJson .value) -}}{{- tpl $value .context -}}{{- else -}}{{- $value -}}{{- end -}}
{{- end -}}

{{- define "monitor.labels" -}}
{{- $labels := dict "app.kubernetes.io/name" .top.Chart.Name "app.kubernetes.io/component" .name -}}
{{- range $k, $v := .component.labels }}{{ $_ := set $labels $k ($v | toString) }}{{ end -}}
{{- merge $labels (include "monitor.tplvalue" (dict "value" .top.Values.commonLabels "context" .top) | fromYaml) | toYaml -}}
{{- end -}}

{{- define "monitor.affinity" -}}
{{- if eq .component.affinity "soft" }}
podAntiAffinity:
  preferredDuringSchedulingIgnoredDuringExecution:
  - weight: 1
    podAffinityTerm:
      topologyKey: kubernetes.io/hostname
      labelSelector:
        matchLabels: {{ include "monitor.labels" . | nindent 10 }}
{{- else if eq .component.affinity "hard" }}
{{ fail "not in this chart" }}
{{- end }}
{{- end -}}
