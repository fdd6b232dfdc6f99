package io.driftwarden.hcl.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import java.util.regex.Pattern;

/** Places as HCL counts them: columns by what a reader sees as a character, and bytes. */
final class Ranges {
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private final Source source;

  Ranges(Source source) {
    this.source = source;
  }

  String json(Diagnostic diagnostic) {
    return "{\"severity\":\"error\",\"summary\":%s,\"detail\":%s,\"subject\":%s}"
        .formatted(
            Typed.quoted(diagnostic.summary()),
            Typed.quoted(diagnostic.detail()),
            json(diagnostic.place().orElse(Place.of(source.path()))));
  }

  String json(Place place) {
    return "{\"filename\":%s,\"start\":%s,\"end\":%s}"
        .formatted(
            Typed.quoted(place.file()),
            position(place.line(), place.column()),
            position(place.endLine(), place.endColumn()));
  }

  private String position(int line, int column) {
    int lineStart = 0;
    for (int i = 1; i < line; i++) {
      lineStart = source.text().indexOf('\n', lineStart) + 1;
    }
    String before = source.text().substring(lineStart, lineStart + column - 1);
    String all = source.text().substring(0, lineStart) + before;
    return "{\"line\":%d,\"column\":%d,\"byte\":%d}"
        .formatted(
            line, CHARACTER.matcher(before).results().count() + 1, all.getBytes(UTF_8).length);
  }
}
