package shop.dataproduct.query;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import shop.sandbox.Limits;

/**
 * What a statement may use.
 *
 * @param processes how many statements are answered at once
 * @param memory of such a process
 * @param deadline after which it is stopped
 * @param rows of a result, after which it is cut
 * @param size of a result, after which it is cut
 */
@ConfigurationProperties("shop.query")
record QueryLimits(
    @DefaultValue("2") int processes,
    @DefaultValue("768MB") DataSize memory,
    @DefaultValue("10s") Duration deadline,
    @DefaultValue("10000") long rows,
    @DefaultValue("8MB") DataSize size) {

  Limits limits() {
    return new Limits(processes, memory.toBytes(), deadline, rows, Math.toIntExact(size.toBytes()));
  }
}
