package shop.http;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import java.util.List;
import java.util.stream.Collectors;

/** The pages of the types of problem as HTML. */
final class ProblemHtml {

  private ProblemHtml() {}

  static String page(ProblemType type) {
    return document(
        htmlEscape(type.title()),
        """
        <p>Status %d, reason <code>%s</code></p>
        <h2>What it means</h2>
        <p>%s</p>
        <h2>What to do</h2>
        <p>%s</p>
        <p><a href="/problems">All types of problem</a></p>
        """
            .formatted(
                type.status().value(),
                type.name(),
                htmlEscape(type.meaning()),
                htmlEscape(type.remedy())));
  }

  static String list(List<ProblemType> types) {
    return types.stream()
        .map(type ->
            "<li><a href=\"%s\">%s</a> (%d)</li>\n"
                .formatted(type.path(), htmlEscape(type.title()), type.status().value()))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining("", "<ul>\n", "</ul>\n"),
                items -> document("Types of problem", items)));
  }

  private static String document(String title, String body) {
    return """
    <!doctype html>
    <html lang="en">
    <head><meta charset="utf-8"><title>%s</title></head>
    <body>
    <h1>%s</h1>
    %s</body>
    </html>
    """
        .formatted(title, title, body);
  }
}
