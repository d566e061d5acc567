package shop.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;

/** A row of the table of events, serialized as it is. */
record StoredEvent(long position, DomainEventData<byte[]> data) {

  static StoredEvent of(ResultSet row) throws SQLException {
    return new StoredEvent(row.getLong("globalindex"), data(row));
  }

  /** What the tables of events and of snapshots have in common. */
  static DomainEventData<byte[]> data(ResultSet row) throws SQLException {
    var identifier = row.getString("eventidentifier");
    var aggregate = row.getString("aggregateidentifier");
    return new GenericDomainEventEntry<>(
        row.getString("type"),
        aggregate.equals(identifier) ? null : aggregate,
        row.getLong("sequencenumber"),
        identifier,
        row.getString("timestamp"),
        row.getString("payloadtype"),
        row.getString("payloadrevision"),
        row.getBytes("payload"),
        row.getBytes("metadata"));
  }

  TrackedEventData<byte[]> tracked() {
    return new TrackedDomainEventData<>(new GlobalSequenceTrackingToken(position), data);
  }
}
