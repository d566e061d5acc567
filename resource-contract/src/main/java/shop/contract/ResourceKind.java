package shop.contract;

import shop.contract.schema.EventTypes;

/**
 * The public resource of a context: one record, told under one CloudEvents source, read at one URL.
 *
 * @param source the CloudEvents source: {@code carts}
 * @param record the record that HTTP, CloudEvents and schemas all show
 * @param path where HTTP serves it below the API's base path, with <code>{}</code> for the subject:
 *     <code>/carts/{}</code>
 * @param schema the name of its JSON Schema: {@code cart/v1}
 * @param types all that the log tells of it
 */
public record ResourceKind<R>(
    String source, Class<R> record, String path, String schema, EventTypes types) {

  /** The base path of the API, before every resource's own path. */
  public static final String API = "/api/v1";

  public Subject subject(Object id) {
    return new Subject(source, id.toString());
  }

  /** The path of one resource: {@code /api/v1/carts/101}. */
  public String path(Object id) {
    return API + path.replace("{}", id.toString());
  }

  /** The path of one revision of a resource: {@code /api/v1/carts/101/revisions/3}. */
  public String path(Object id, long revision) {
    return path(id) + "/revisions/" + revision;
  }
}
