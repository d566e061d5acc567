package shop.dataproduct.producers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.contract.ResourceKind;

/**
 * What another producer tells, as its descriptor says. An event's data is the whole resource after
 * it; a product that is not like that has to say why.
 *
 * @param source the CloudEvents source of its events, which nobody else has
 * @param description what it is about, in a sentence
 * @param owner who answers for it
 * @param types the CloudEvents types of its events
 * @param resource of what the data is the whole state; absent in an exception
 * @param exception why the data is no resource; absent when it is one
 * @param schema the file of the JSON Schema (2020-12) of the data, beside the descriptor
 * @param personal the class of personal data in it: {@code none} or {@code linked}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Product(
    String source,
    String description,
    String owner,
    List<String> types,
    @Nullable String resource,
    @Nullable String exception,
    String schema,
    String personal) {

  private static final String PRODUCERS = ResourceKind.API + "/producers";

  /** Where the descriptor is read: {@code /api/v1/producers/signals}. */
  public String path() {
    return PRODUCERS + "/" + source;
  }

  /** Where the schema of the data is read. */
  public String schemaPath() {
    return path() + "/schema";
  }

  /** Where the newest data of a subject is read. */
  public String path(String subject) {
    return path() + "/subjects/" + subject;
  }

  /** Where the data of one event is read. */
  public String path(String subject, long revision) {
    return path(subject) + "/revisions/" + revision;
  }
}
