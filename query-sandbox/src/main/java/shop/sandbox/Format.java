package shop.sandbox;

/** What a result is written in. */
public enum Format {
  /** RFC 8259: the columns, the rows as objects, and whether it was cut. */
  JSON,
  /** RFC 4180, with a header. */
  CSV,
  /** Apache Parquet, one file. */
  PARQUET
}
