package shop.dataproduct.feed;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/**
 * The feed as OpenAPI describes it: one operation, because a document can hold only one per method
 * and path, though pages and streams are served apart.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(
    summary = "Read the log, or listen to it",
    description =
        """
        Every change of every resource as a CloudEvent whose data is the resource after it, in the \
        order in which they were published. All filters given must match. With Accept: \
        text/event-stream the answer does not end: it begins after Last-Event-ID, else after \
        `after`, else with what is published from now on.\
        """,
    parameters = {
      @Parameter(
          name = "source",
          in = ParameterIn.QUERY,
          schema = @Schema(type = "string", example = "carts")),
      @Parameter(
          name = "subject",
          in = ParameterIn.QUERY,
          schema = @Schema(type = "string", example = "101")),
      @Parameter(
          name = "type",
          in = ParameterIn.QUERY,
          schema = @Schema(type = "string", example = "shop.cart.submitted")),
      @Parameter(
          name = "from",
          in = ParameterIn.QUERY,
          description = "Earliest time, inclusive.",
          schema = @Schema(type = "string", format = "date-time")),
      @Parameter(
          name = "to",
          in = ParameterIn.QUERY,
          description = "Latest time, exclusive. Ends no stream: times need not ascend.",
          schema = @Schema(type = "string", format = "date-time")),
      @Parameter(
          name = "after",
          in = ParameterIn.QUERY,
          description = "Only events after this position. Positions are dense and count from 1.",
          schema = @Schema(type = "integer", format = "int64", minimum = "0")),
      @Parameter(
          name = "limit",
          in = ParameterIn.QUERY,
          description = "The most events of one page.",
          schema =
              @Schema(
                  type = "integer",
                  format = "int32",
                  minimum = "1",
                  maximum = "1000",
                  defaultValue = "100")),
      @Parameter(
          name = "Last-Event-ID",
          in = ParameterIn.HEADER,
          description = "The id of the last event seen on a stream: its position.",
          schema = @Schema(type = "integer", format = "int64", minimum = "0"))
    },
    responses = {
      @ApiResponse(
          responseCode = "200",
          description = "A page of events, or the stream of them.",
          headers =
              @Header(
                  name = "Link",
                  description =
                      "Where to go on: rel=next while there may be more now, otherwise rel=monitor,"
                          + " which names only what is published later. Not on streams.",
                  schema = @Schema(type = "string")),
          content = {
            @Content(
                mediaType = FeedOperation.BATCH,
                array =
                    @ArraySchema(
                        schema =
                            @Schema(type = "object", description = FeedOperation.CLOUD_EVENT))),
            @Content(
                mediaType = MediaType.APPLICATION_JSON_VALUE,
                array =
                    @ArraySchema(
                        schema =
                            @Schema(type = "object", description = FeedOperation.CLOUD_EVENT))),
            @Content(
                mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                schema =
                    @Schema(
                        type = "string",
                        description =
                            "Per event: id, its position; event, its type; data, "
                                + FeedOperation.CLOUD_EVENT))
          })
    })
@interface FeedOperation {

  /** CloudEvents JSON event format 1.0, section 4. */
  String BATCH = "application/cloudevents-batch+json";

  String CLOUD_EVENT = "a CloudEvent 1.0 as JSON, whose data is the resource";
}
