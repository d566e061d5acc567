package shop.dataproduct.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.contract.ResourceKind;
import shop.http.Responds;

/** One SELECT over HTTP. */
@RestController
@RequestMapping(ResourceKind.API + "/query")
class QueryController {

  /** Which event was the last that the statement could see. */
  private static final String POSITION = "Log-Position";

  private static final String TRUNCATED = "Result-Truncated";

  private final Queries queries;

  QueryController(Queries queries) {
    this.queries = queries;
  }

  record Query(@NotNull String sql) {}

  /** A result in JSON, as it is described; the process that asks writes it. */
  record Result(List<Column> columns, List<Map<String, Object>> rows, boolean truncated) {

    record Column(String name, String type) {}
  }

  @Operation(
      summary = "Ask in SQL",
      description =
          """
          One SELECT on the views and functions of the data product, which see all that was \
          published before. It runs in a process of its own that has a deadline, and knows neither \
          files nor settings. A result that is too large is cut, and says so.\
          """)
  @ApiResponse(
      responseCode = "200",
      headers = {
        @Header(
            name = POSITION,
            description = "The last event that the statement could see.",
            schema = @Schema(type = "integer", format = "int64")),
        @Header(
            name = TRUNCATED,
            description = "Whether there would have been more rows.",
            schema = @Schema(type = "boolean"))
      },
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = Result.class)),
        @Content(
            mediaType = QueryFormat.TEXT_CSV,
            schema = @Schema(type = "string", description = "RFC 4180, with a header.")),
        @Content(
            mediaType = QueryFormat.APPLICATION_PARQUET,
            schema = @Schema(type = "string", format = "binary"))
      })
  @PostMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = {
        MediaType.APPLICATION_JSON_VALUE,
        QueryFormat.TEXT_CSV,
        QueryFormat.APPLICATION_PARQUET
      })
  @Responds({200, 403, 422})
  ResponseEntity<byte[]> ask(
      @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
      @Valid @RequestBody Query query) {
    var format = QueryFormat.preferred(headers.getAccept());
    var answer = queries.ask(query.sql(), format.format());
    return ResponseEntity.ok()
        .contentType(format.mediaType())
        .cacheControl(CacheControl.noStore())
        .header(POSITION, Long.toString(answer.position()))
        .header(TRUNCATED, Boolean.toString(answer.result().truncated()))
        .body(answer.result().body());
  }
}
