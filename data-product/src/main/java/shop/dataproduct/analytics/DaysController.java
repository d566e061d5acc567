package shop.dataproduct.analytics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import shop.contract.ResourceKind;
import shop.http.Problem;
import shop.http.ProblemType;
import shop.http.Responds;

/** The log as files over HTTP: which days there are, and each of them as Parquet. */
@RestController
@RequestMapping(ResourceKind.API + "/analytics/days")
class DaysController {

  private static final String PARQUET = "application/vnd.apache.parquet";

  private final Days days;

  DaysController(Days days) {
    this.days = days;
  }

  record AllDays(List<Day> days) {}

  @Operation(summary = "The days on which something happened")
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Responds(value = 200, with = AllDays.class)
  AllDays all() throws SQLException {
    return new AllDays(days.all());
  }

  @Operation(
      summary = "The events of a day as Parquet",
      description =
          """
          All events that happened on a day (UTC), as the view events has them, in the order of the \
          log. The entity tag changes when the day has more of them.\
          """)
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = PARQUET, schema = @Schema(type = "string", format = "binary")))
  @GetMapping(path = "/{date}", produces = PARQUET)
  @Responds({200, 304, 404})
  ResponseEntity<Resource> day(@PathVariable LocalDate date, WebRequest request)
      throws SQLException, IOException {
    var known = days.day(date);
    if (known.isPresent() && request.checkNotModified(known.get().tag())) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(known.get().tag()).build();
    }
    var content = known.isPresent() ? days.content(date) : Optional.<Days.Content>empty();
    return content
        .map(DaysController::answer)
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "nothing happened on " + date));
  }

  private static ResponseEntity<Resource> answer(Days.Content content) {
    return ResponseEntity.ok()
        .eTag(content.day().tag())
        .contentLength(content.bytes())
        .body(new InputStreamResource(content.parquet()));
  }
}
