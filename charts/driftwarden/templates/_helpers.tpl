{{- define "driftwarden.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 63 | trimSuffix "-" -}}
{{- end }}

{{/* What objects are named: after the release, with the chart's name in it. */}}
{{- define "driftwarden.fullname" -}}
{{- $name := include "driftwarden.name" . -}}
{{- $full := ternary .Release.Name (printf "%s-%s" .Release.Name $name) (contains $name .Release.Name) -}}
{{- .Values.fullnameOverride | default $full | trunc 63 | trimSuffix "-" -}}
{{- end }}

{{- define "driftwarden.selector" -}}
app.kubernetes.io/name: {{ include "driftwarden.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "driftwarden.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{ include "driftwarden.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "driftwarden.serviceAccount" -}}
{{- .Values.serviceAccount.name | default (include "driftwarden.fullname" .) -}}
{{- end }}

{{- define "driftwarden.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end }}

{{/* Whether PostgreSQL is the store: "true" or nothing. */}}
{{- define "driftwarden.postgres" -}}
{{- if dig "store" "postgres" "" .Values.config }}true{{ end -}}
{{- end }}

{{/* Whether there is a volume of its own: several replicas can't write to one. */}}
{{- define "driftwarden.volume" -}}
{{- if and .Values.persistence.enabled (eq (int .Values.replicas) 1) }}true{{ end -}}
{{- end }}

{{/* Refuses what could not work. */}}
{{- define "driftwarden.check" -}}
{{- if and (gt (int .Values.replicas) 1) (not (include "driftwarden.postgres" .)) }}
{{- fail "replicas: more than one needs config.store.postgres, since SQLite belongs to one process" }}
{{- end }}
{{- if include "driftwarden.postgres" . }}
{{- range .Values.config.repositories }}
{{- if eq .forge "builtin" }}
{{- fail (printf "config.repositories: %s is on the built-in git server, which needs a store of its own" .name) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
