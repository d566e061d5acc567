package shop.http;

import static org.springframework.http.HttpHeaders.ETAG;
import static org.springframework.http.HttpHeaders.IF_MATCH;
import static org.springframework.http.HttpHeaders.IF_NONE_MATCH;
import static org.springframework.http.HttpHeaders.LOCATION;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/**
 * Describes every answer of the handler methods that say how they respond. A method names the
 * statuses that it alone knows of; what its parameters bring with them is known here, once.
 */
@Component
final class ResponseDescriptions implements GlobalOperationComponentsCustomizer {

  private static final boolean OPENAPI_31 = true;
  private static final String JSON = "application/json";

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    return operation;
  }

  @Override
  public Operation customize(Operation operation, Components components, HandlerMethod handler) {
    var responds = handler.getMethodAnnotation(Responds.class);
    if (responds == null) {
      return operation;
    }
    var statuses = statuses(responds, operation);
    if (statuses.contains(304)) {
      operation.addParametersItem(ifNoneMatch());
    }
    var generated = operation.getResponses();
    var described = new ApiResponses();
    for (int status : statuses) {
      var response = generated.getOrDefault(Integer.toString(status), new ApiResponse());
      described.addApiResponse(
          Integer.toString(status), describe(response, status, responds.with(), components));
    }
    described.addApiResponse(ApiResponses.DEFAULT, generated.get(ApiResponses.DEFAULT));
    operation.setResponses(described);
    return operation;
  }

  private static SortedSet<Integer> statuses(Responds responds, Operation operation) {
    var statuses =
        Arrays.stream(responds.value()).boxed().collect(Collectors.toCollection(TreeSet::new));
    if (operation.getParameters() != null || operation.getRequestBody() != null) {
      statuses.add(400);
    }
    if (statuses.contains(200) || statuses.contains(201)) {
      statuses.add(406);
    }
    if (takes(operation, IF_MATCH)) {
      statuses.add(412);
    }
    if (operation.getRequestBody() != null) {
      statuses.addAll(List.of(413, 415));
    }
    if (takes(operation, Headers.IDEMPOTENCY_KEY)) {
      statuses.add(422);
    }
    return statuses;
  }

  private static boolean takes(Operation operation, String header) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(parameter -> parameter.getName().equals(header));
  }

  private static HeaderParameter ifNoneMatch() {
    var parameter = new HeaderParameter();
    parameter.setName(IF_NONE_MATCH);
    parameter.setSchema(new StringSchema());
    return parameter;
  }

  private static ApiResponse describe(
      ApiResponse response, int status, Class<?> resource, Components components) {
    if (status >= 400) {
      return response
          .description(problem(status))
          .content(content(ProblemDocument.MEDIA_TYPE, ProblemDocument.class, components));
    }
    if (status == 201 || status == 303) {
      response.addHeaderObject(LOCATION, header("Where it is."));
    }
    if (resource == Void.class) {
      return response.description(success(status));
    }
    if (status != 303) {
      response.addHeaderObject(ETAG, header("The revision, for If-Match and If-None-Match."));
    }
    return response
        .description(success(status))
        .content(status == 200 || status == 201 ? content(JSON, resource, components) : null);
  }

  private static String success(int status) {
    return switch (status) {
      case 200 -> "The resource.";
      case 201 -> "It was made; this is the resource with it.";
      case 204 -> "It was removed.";
      case 303 -> "It has begun; see where it goes on.";
      case 304 -> "The resource is still at the revision that If-None-Match names.";
      default -> throw new IllegalArgumentException("no handler responds with " + status);
    };
  }

  /** What all types of problem with this status say. */
  private static String problem(int status) {
    return Arrays.stream(ProblemType.values())
        .filter(type -> type.status().value() == status)
        .map(ProblemType::title)
        .collect(Collectors.joining("; or: ", "", "."));
  }

  private static Header header(String description) {
    return new Header().description(description).schema(new StringSchema());
  }

  private static Content content(String mediaType, Class<?> type, Components components) {
    var resolved =
        ModelConverters.getInstance(OPENAPI_31)
            .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
    resolved.referencedSchemas.forEach(components::addSchemas);
    Schema<?> schema = Objects.requireNonNull(resolved.schema);
    return new Content().addMediaType(mediaType, new MediaType().schema(schema));
  }
}
