{{- define "cache.note" -}}overridden by the parent{{- end -}}
