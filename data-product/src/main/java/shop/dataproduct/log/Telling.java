package shop.dataproduct.log;

import org.jspecify.annotations.Nullable;
import shop.contract.ResourceEvent;
import shop.contract.Subject;

/** That an inside event says something about a resource. */
sealed interface Telling permits Folded, Passed {

  /** Inside metadata: the id of the event that caused this one. */
  String CAUSATION_ID = "causationid";

  /** Inside metadata: W3C trace context of the request behind the event. */
  String TRACEPARENT = "traceparent";

  /** The resource that it is about. */
  Subject subject();

  /** The CloudEvents source and id under which it is told: the same however often it is. */
  EventName name();

  /** The resource after the event, which is one revision further. */
  Standing after(@Nullable Standing before);

  /** The log's entry, once the resource after the event and the next position are known. */
  ResourceEvent at(long position, Standing after);
}
