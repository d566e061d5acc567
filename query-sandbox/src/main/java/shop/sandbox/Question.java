package shop.sandbox;

/**
 * A stranger's statement.
 *
 * @param sql as it came
 */
public record Question(Snapshot snapshot, String sql, Format format) {}
