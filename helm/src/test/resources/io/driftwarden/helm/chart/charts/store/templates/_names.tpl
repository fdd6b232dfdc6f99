{{- define "store.name" -}}{{ .Release.Name }}-{{ .Chart.Name }}{{- end -}}
{{- define "store.secret" -}}
{{- with .Values.auth.existingSecret }}{{ tpl . $ }}{{ else }}{{ include "store.name" . }}-auth{{ end }}
{{- end -}}
{{- define "store.peers" -}}
{{- $peers := list -}}
{{- range $i := until (int .Values.nodes) -}}
{{- $peers = append $peers (printf "%s-%d.%s.%s.svc:%d" (include "store.name" $) $i (include "store.name" $) $.Release.Namespace (int $.Values.ports.gossip)) -}}
{{- end -}}
{{- join "," $peers -}}
{{- end -}}
