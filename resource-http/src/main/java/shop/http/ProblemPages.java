package shop.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Explains every type of problem under its own URI: HTML for those who ask for it, else JSON. */
@RestController
@RequestMapping("/problems")
final class ProblemPages {

  private static final CacheControl AN_HOUR = CacheControl.maxAge(Duration.ofHours(1));

  @GetMapping
  ResponseEntity<List<ProblemPage>> all() {
    return found(Arrays.stream(ProblemType.values()).map(ProblemPage::of).toList());
  }

  @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> allAsHtml() {
    return found(ProblemHtml.list(List.of(ProblemType.values())));
  }

  @GetMapping("/{type}")
  ResponseEntity<ProblemPage> one(@PathVariable String type) {
    return found(ProblemPage.of(named(type)));
  }

  @GetMapping(path = "/{type}", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> oneAsHtml(@PathVariable String type) {
    return found(ProblemHtml.page(named(type)));
  }

  private static ProblemType named(String slug) {
    return ProblemType.named(slug)
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "there is no such type of problem"));
  }

  private static <T> ResponseEntity<T> found(T page) {
    return ResponseEntity.ok().cacheControl(AN_HOUR).varyBy(HttpHeaders.ACCEPT).body(page);
  }
}
