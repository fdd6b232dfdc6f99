package io.driftwarden.cli.sandbox;

import io.driftwarden.controller.target.Desired;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.MapTree;
import java.util.Map;

/** Manifests as git has them. */
final class Manifests {
  static final String FILE = "app/app.yaml";

  private Manifests() {}

  /** Returns the objects of manifests that are documents of one file. */
  static Desired of(String... manifests) {
    MapTree tree = new MapTree(Map.of(FILE, String.join("---\n", manifests)));
    Stack stack = new Stack("app", Stack.Kind.KUBERNETES);
    return new Desired(new StackRenderer().render(stack, tree), tree);
  }

  static String namespace(String name) {
    return """
    apiVersion: v1
    kind: Namespace
    metadata: {name: %s}
    """
        .formatted(name);
  }

  static String flags(String namespace, String search) {
    return """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: flags, namespace: %s}
    data:
      search: "%s"
    """
        .formatted(namespace, search);
  }

  static String service(String namespace) {
    return """
    apiVersion: v1
    kind: Service
    metadata: {name: database, namespace: %s}
    spec:
      type: LoadBalancer
      selector: {app: database}
      ports:
        - {name: db, port: 5432}
      loadBalancerSourceRanges:
        - 10.0.0.0/8
    """
        .formatted(namespace);
  }

  static String secret(String namespace) {
    return """
    apiVersion: v1
    kind: Secret
    metadata: {name: database, namespace: %s}
    stringData:
      password: correct-horse
    """
        .formatted(namespace);
  }

  static String deployment(String namespace) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, namespace: %s}
    spec:
      replicas: 2
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec:
          serviceAccountName: web
          containers:
            - name: web
              image: example.com/web:1.0
              ports:
                - containerPort: 8080
              env:
                - {name: MODE, value: fast}
              resources:
                requests: {cpu: 0.5, memory: 1Gi}
    """
        .formatted(namespace);
  }

  /** Returns a kind of its own for each group, {@code GROUP.example.com}. */
  static String widgets(String group) {
    return """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: {name: widgets.%1$s.example.com}
    spec:
      group: %1$s.example.com
      scope: Namespaced
      names: {plural: widgets, singular: widget, kind: Widget}
      versions:
        - name: v1
          served: true
          storage: true
          schema:
            openAPIV3Schema:
              type: object
              properties:
                spec:
                  type: object
                  required: [size]
                  properties:
                    size: {type: integer, minimum: 1}
                    color: {type: string, enum: [red, blue], default: red}
                    ratio: {type: number}
                    tags: {type: array, items: {type: string}}
    """
        .formatted(group);
  }

  static String widget(String namespace, String size) {
    return """
    apiVersion: %1$s.example.com/v1
    kind: Widget
    metadata: {name: first, namespace: %1$s}
    spec:
      size: %2$s
      ratio: 0.1
      tags: [a, b]
    """
        .formatted(namespace, size);
  }
}
