package io.driftwarden.webhook.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.controller.digest.Digest;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.view.Overview;
import io.driftwarden.webhook.page.Frame.Crumb;
import java.util.List;
import java.util.stream.Stream;

/** The pages that can be read. */
final class Pages {
  private static final Crumb HOME = new Crumb("Repositories", "/");

  private final Overview overview;
  private final Visitors visitors;
  private final Templates templates = new Templates();

  Pages(Overview overview, Visitors visitors) {
    this.overview = overview;
    this.visitors = visitors;
  }

  /** What a page needs beside what it shows. */
  private record Sheet(String template, String title, List<Crumb> crumbs, String link) {}

  Answer home(Visit visit) {
    return living(new Sheet("home", "Repositories", List.of(), "/"), visit, overview.home());
  }

  Answer repository(Visit visit) {
    String name = visit.text("name");
    int pulls = visit.number("pulls");
    int stacks = visit.number("stacks");
    String link = Links.with(Links.with(Links.repository(name), "pulls", pulls), "stacks", stacks);
    return overview
        .repository(name, pulls, stacks)
        .map(view -> living(new Sheet("repository", name, List.of(HOME), link), visit, view))
        .orElseGet(() -> missing(visit));
  }

  Answer pull(Visit visit) {
    String repository = visit.text("repository");
    int number = visit.number("number");
    String link = Links.pull(repository, number);
    return overview
        .pull(repository, number)
        .map(view -> living(new Sheet("pull", "#" + number, above(repository), link), visit, view))
        .orElseGet(() -> missing(visit));
  }

  /** A run is over, so its page never changes. */
  Answer run(Visit visit) {
    return overview
        .run(visit.text("id"), visit.number("page"))
        .map(view -> {
          var change = view.judged().run().change();
          List<Crumb> crumbs =
              below(
                  above(change.repository()),
                  new Crumb(
                      "#" + change.number(), Links.pull(change.repository(), change.number())));
          String title = "Judgement of " + Words.commit(change.head());
          return page(200, "run", new Frame(title, crumbs, "", visitors.of(visit)), view);
        })
        .orElseGet(() -> missing(visit));
  }

  Answer stack(Visit visit) {
    Apply.Place place = visit.place();
    int page = visit.number("page");
    String link = Links.with(Links.stack(place), "page", page);
    return overview
        .stack(place, page)
        .map(view ->
            living(new Sheet("stack", place.stack(), above(place.repository()), link), visit, view))
        .orElseGet(() -> missing(visit));
  }

  /** Returns the form that asks for the token. */
  Answer signIn(Visit visit, int status, String problem) {
    return page(status, "signin", new Frame("Sign in", List.of(), "", visitors.of(visit)), problem);
  }

  Answer missing(Visit visit) {
    return problem(visit, 404, "There is nothing here.");
  }

  Answer problem(Visit visit, int status, String sentence) {
    Frame frame = new Frame("Sorry", List.of(HOME), "", visitors.of(visit));
    return page(status, "problem", frame, sentence);
  }

  private static List<Crumb> above(String repository) {
    return below(List.of(HOME), new Crumb(repository, Links.repository(repository)));
  }

  private static List<Crumb> below(List<Crumb> above, Crumb last) {
    return Stream.concat(above.stream(), Stream.of(last)).toList();
  }

  /** Returns a page that asks for news, or that there are none since the visitor saw it. */
  private Answer living(Sheet sheet, Visit visit, Record view) {
    Frame still = new Frame(sheet.title(), sheet.crumbs(), "", visitors.of(visit));
    String html = templates.render(sheet.template(), still, view);
    String now = Digest.of(html.getBytes(UTF_8)).substring(0, 16);
    if (visit.text("seen").equals(now)) {
      return Answer.nothingNew();
    }
    return page(200, sheet.template(), still.withNews(Links.with(sheet.link(), "seen", now)), view);
  }

  private Answer page(int status, String template, Frame frame, Object view) {
    return Answer.page(status, templates.render(template, frame, view));
  }
}
