package shop.eventstore;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import org.axonframework.common.IdentifierFactory;

/**
 * Identifiers of messages, UUIDs of version 7 (RFC 9562): they grow with time, so that what is
 * appended is also the end of the indexes in which it is found by its identifier. Axon's own are
 * random, and touch pages of such an index all over the disk.
 */
public final class TimeOrderedIdentifiers extends IdentifierFactory {

  private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();

  @Override
  public String generateIdentifier() {
    return generator.generate().toString();
  }
}
