package io.driftwarden.render.helm;

import io.driftwarden.helm.chart.ChartMemory;
import io.driftwarden.helm.chart.Document;
import io.driftwarden.helm.chart.Remembered;
import io.driftwarden.render.kubernetes.Objects;

/**
 * What renderings of charts share: what was read of the charts, and the resources that their
 * documents are.
 */
public final class HelmMemory {
  private static final long MOST = 6L << 20;

  private final ChartMemory charts = new ChartMemory();
  private final Remembered<Read, Objects> objects =
      new Remembered<>(MOST, (read, _) -> read.document().text().length());

  /** A document, told from others by its identity. */
  private record Read(String prefix, Document document) {
    @Override
    @SuppressWarnings("ReferenceEquality") // Comparing all that is in them would take too long.
    public boolean equals(Object other) {
      return other instanceof Read read
          && document.identity() == read.document.identity()
          && prefix.equals(read.prefix);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(document.identity());
    }
  }

  ChartMemory charts() {
    return charts;
  }

  /** Returns the objects in a document, at addresses with a prefix. */
  Objects objects(String prefix, Document document) {
    return objects.get(new Read(prefix, document), HelmMemory::read);
  }

  private static Objects read(Read read) {
    Objects objects = new Objects(read.prefix());
    read.document().objects().forEach(objects::add);
    return objects;
  }
}
