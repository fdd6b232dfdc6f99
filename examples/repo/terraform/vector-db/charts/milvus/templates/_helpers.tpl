{{- define "milvus.fullname" -}}
{{- if contains .Chart.Name .Release.Name }}
{{- .Release.Name | trunc 50 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "milvus.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "milvus.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{ include "milvus.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
owner: {{ .Values.owner }}
{{- end }}

{{- define "milvus.podSecurity" -}}
runAsNonRoot: true
runAsUser: 1000
runAsGroup: 1000
fsGroup: 1000
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "milvus.containerSecurity" -}}
allowPrivilegeEscalation: false
capabilities:
  drop: [ALL]
{{- end }}

{{/* The addresses of every etcd member, comma separated. */}}
{{- define "milvus.etcdEndpoints" -}}
{{- $name := include "milvus.fullname" . -}}
{{- $members := list -}}
{{- range $i := until (int .Values.etcd.replicas) -}}
{{- $members = append $members (printf "%s-etcd-%d.%s-etcd:2379" $name $i $name) -}}
{{- end -}}
{{- join "," $members -}}
{{- end }}

{{/*
A deployment of Milvus; takes a dict of root, component (in lower case, as an argument of milvus),
replicas and resources.
*/}}
{{- define "milvus.deployment" -}}
{{- $name := include "milvus.fullname" .root -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $name }}-{{ .component }}
  labels:
    {{- include "milvus.labels" .root | nindent 4 }}
    app.kubernetes.io/component: {{ .component }}
spec:
  replicas: {{ .replicas }}
  selector:
    matchLabels:
      {{- include "milvus.selectorLabels" .root | nindent 6 }}
      app.kubernetes.io/component: {{ .component }}
  template:
    metadata:
      labels:
        {{- include "milvus.selectorLabels" .root | nindent 8 }}
        app.kubernetes.io/component: {{ .component }}
        owner: {{ .root.Values.owner }}
      annotations:
        checksum/config: {{ include (print .root.Template.BasePath "/config.yaml") .root | sha256sum }}
    spec:
      automountServiceAccountToken: false
      securityContext:
        {{- include "milvus.podSecurity" .root | nindent 8 }}
      containers:
        - name: milvus
          image: "{{ .root.Values.image.repository }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}"
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          args: [milvus, run, {{ .component }}]
          envFrom:
            - configMapRef:
                name: {{ $name }}-config
            - secretRef:
                name: {{ $name }}-passwords
          ports:
            - name: milvus
              containerPort: {{ .root.Values.service.port }}
            - name: metrics
              containerPort: {{ .root.Values.service.metricsPort }}
          livenessProbe:
            httpGet:
              path: /healthz
              port: metrics
            initialDelaySeconds: 90
            periodSeconds: 30
          readinessProbe:
            httpGet:
              path: /healthz
              port: metrics
            periodSeconds: 10
          resources:
            {{- toYaml .resources | nindent 12 }}
          securityContext:
            {{- include "milvus.containerSecurity" .root | nindent 12 }}
          volumeMounts:
            - name: data
              mountPath: /var/lib/milvus
      volumes:
        - name: data
          emptyDir:
            sizeLimit: 20Gi
{{- end }}
