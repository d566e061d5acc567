package shop.dataproduct.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import shop.sandbox.Format;

/** What a result can be written in, as HTTP names it. */
enum QueryFormat {
  JSON(MediaType.APPLICATION_JSON_VALUE, Format.JSON),
  CSV(QueryFormat.TEXT_CSV, Format.CSV),
  PARQUET(QueryFormat.APPLICATION_PARQUET, Format.PARQUET);

  /** RFC 7111. */
  static final String TEXT_CSV = "text/csv";

  /** As IANA has registered it. */
  static final String APPLICATION_PARQUET = "application/vnd.apache.parquet";

  private final String mediaType;
  private final Format format;

  QueryFormat(String mediaType, Format format) {
    this.mediaType = mediaType;
    this.format = format;
  }

  MediaType mediaType() {
    return MediaType.valueOf(mediaType);
  }

  Format format() {
    return format;
  }

  /**
   * The one that a client likes best of those that it accepts.
   *
   * @param accepted what its Accept header says, of which at least one is among these; empty when
   *     it says nothing
   */
  static QueryFormat preferred(List<MediaType> accepted) {
    var sorted = new ArrayList<>(accepted);
    MimeTypeUtils.sortBySpecificity(sorted);
    return sorted.stream()
        .flatMap(
            type -> Stream.of(values()).filter(known -> known.mediaType().isCompatibleWith(type)))
        .findFirst()
        .orElse(JSON);
  }
}
