{{- define "cache.note" -}}said by the cache{{- end -}}
