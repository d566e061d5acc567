package shop.contract;

/**
 * Names one resource in the log.
 *
 * @param source the CloudEvents source: {@code carts}
 * @param id the CloudEvents subject: {@code 101}
 */
public record Subject(String source, String id) {}
