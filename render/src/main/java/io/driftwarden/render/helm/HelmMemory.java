package io.driftwarden.render.helm;

import io.driftwarden.helm.chart.ChartMemory;
import io.driftwarden.helm.chart.Document;
import io.driftwarden.render.kubernetes.Objects;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What renderings of charts share: what was read of the charts, and the resources that their
 * documents are.
 */
public final class HelmMemory {
  private final ChartMemory charts = new ChartMemory();

  /** By the prefix of their addresses, and for as long as the document is remembered. */
  private final Map<Document, Map<String, Objects>> objects =
      Collections.synchronizedMap(new WeakHashMap<>());

  ChartMemory charts() {
    return charts;
  }

  /** Returns the objects in a document, at addresses with a prefix. */
  Objects objects(String prefix, Document document) {
    return objects
        .computeIfAbsent(document, _ -> new ConcurrentHashMap<>())
        .computeIfAbsent(prefix, _ -> read(prefix, document));
  }

  private static Objects read(String prefix, Document document) {
    Objects objects = new Objects(prefix);
    document.objects().forEach(objects::add);
    return objects;
  }
}
