package shop.eventstore;

import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.Serializer;

/**
 * Passes over snapshots of an aggregate that has got another {@code @Revision} since: its events
 * are still there, and the next snapshot replaces the old one.
 */
record CurrentRevision(Serializer serializer) {

  boolean allows(DomainEventData<?> snapshot) {
    var stored = snapshot.getPayload().getType();
    return serializer.typeForClass(serializer.classForType(stored)).equals(stored);
  }
}
