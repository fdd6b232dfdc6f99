package io.driftwarden.webhook.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Makes HTML of the templates that were compiled with us; each value in it is escaped. */
final class Templates {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  String render(String template, Frame frame, Object view) {
    var out = new StringOutput();
    engine.render(template + ".jte", Map.of("frame", frame, "view", view), out);
    return out.toString();
  }
}
