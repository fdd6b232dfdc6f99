package io.driftwarden.rego.format;

import io.driftwarden.rego.syntax.Comment;
import io.driftwarden.rego.syntax.Import;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes imports, sorted within their groups; a blank line begins a group. */
final class Imports {
  private static final Comparator<Import> ORDER =
      Comparator.comparing(Import::root)
          .thenComparing(Import::path, Imports::compare)
          .thenComparing(each -> each.alias() == null ? "" : each.alias());

  private final Page page;
  private final Set<String> keywords;

  Imports(Page page, Set<String> keywords) {
    this.page = page;
    this.keywords = keywords;
  }

  private static int compare(List<String> one, List<String> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = one.get(i).compareTo(other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  void write(List<Import> imports) {
    Map<Import, Comment> comments = new LinkedHashMap<>();
    for (Import each : imports) {
      int row = page.row(each.span());
      page.take(row, row).forEach(comment -> comments.put(each, comment));
    }
    for (List<Import> group : groups(imports)) {
      page.comeTo(page.row(group.getFirst().span()));
      group.sort(ORDER);
      for (Import each : group) {
        page.lines().start();
        page.write(text(each));
        Comment comment = comments.get(each);
        page.write(comment == null ? "" : " #" + comment.text());
        page.lines().end();
      }
      page.lines().blank();
    }
  }

  private List<List<Import>> groups(List<Import> imports) {
    List<List<Import>> groups = new ArrayList<>();
    int last = -1;
    for (Import each : imports) {
      int row = page.row(each.span());
      if (groups.isEmpty() || row - last > 1) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(each);
      last = row;
    }
    return groups;
  }

  private String text(Import each) {
    StringBuilder text = new StringBuilder("import ").append(each.root());
    boolean directive = each.root().equals("future") || each.root().equals("rego");
    for (String part : each.path()) {
      boolean plain = part.matches("[A-Za-z_][A-Za-z0-9_]*");
      boolean quoted =
          !directive
              && keywords.contains(part)
              && page.text(each.span()).contains("\"" + part + "\"");
      text.append(plain && !quoted ? "." + part : "[\"" + part + "\"]");
    }
    return each.alias() == null ? text.toString() : text + " as " + each.alias();
  }
}
