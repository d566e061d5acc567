package shop.dataproduct.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.contract.ResourceKind;
import shop.http.Problem;
import shop.http.ProblemType;
import shop.http.Responds;

/** Reports over HTTP. A report's entity tag is the log's position, and may be asked for cheaply. */
@RestController
@RequestMapping(ResourceKind.API + "/reports")
class ReportController {

  private static final Logger LOG = LoggerFactory.getLogger(ReportController.class);

  static final String CSV = "text/csv";

  private final Reports reports;

  ReportController(Reports reports) {
    this.reports = reports;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Responds(200)
  ResponseEntity<List<Report>> all() {
    return ResponseEntity.ok(reports.all());
  }

  @ApiResponse(
      responseCode = "200",
      headers =
          @Header(
              name = HttpHeaders.ETAG,
              description = "The log's position, for If-None-Match.",
              schema = @Schema(type = "string")),
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = Sheet.class)),
        @Content(
            mediaType = ReportController.CSV,
            schema = @Schema(type = "string", description = "RFC 4180, with a header."))
      })
  @ApiResponse(
      responseCode = "304",
      content = @Content,
      headers =
          @Header(
              name = HttpHeaders.ETAG,
              description = "The log's position.",
              schema = @Schema(type = "string")))
  @GetMapping(path = "/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Responds({200, 304, 404})
  ResponseEntity<Sheet> one(@PathVariable String name) {
    var sheet = sheet(name);
    return answer(sheet, MediaType.APPLICATION_JSON_VALUE).body(sheet);
  }

  @Operation(hidden = true)
  @GetMapping(path = "/{name}", produces = CSV)
  ResponseEntity<String> csv(@PathVariable String name) {
    var sheet = sheet(name);
    return answer(sheet, CSV).body(sheet.csv());
  }

  private static ResponseEntity.BodyBuilder answer(Sheet sheet, String mediaType) {
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf(mediaType))
        .cacheControl(CacheControl.noCache())
        .varyBy(HttpHeaders.ACCEPT)
        // Weak, as it is the same for JSON and CSV.
        .eTag("W/\"%d\"".formatted(sheet.position()));
  }

  private Sheet sheet(String name) {
    var report =
        reports
            .named(name)
            .orElseThrow(
                () -> Problem.of(ProblemType.NOT_FOUND, "there is no report of the name " + name));
    try {
      return reports.sheet(report);
    } catch (SQLException e) {
      LOG.warn("{} cannot be computed", name, e);
      throw Problem.of(ProblemType.UNAVAILABLE, "reports cannot be computed now");
    }
  }
}
