package shop.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the public log: what happened to a resource, and the whole resource after it.
 *
 * @param position place in the log, dense from 1
 * @param id CloudEvents id, unique within the source
 * @param sequence the resource's revision: counts its events from 1 without a gap
 * @param data the resource as JSON, byte for byte what HTTP serves
 * @param correlationId the checkout within which it happened
 * @param causationId the id of the event that caused it
 * @param traceparent W3C trace context of the request behind it
 */
public record ResourceEvent(
    long position,
    String id,
    Subject subject,
    String type,
    Instant time,
    long sequence,
    String data,
    @Nullable String correlationId,
    @Nullable String causationId,
    @Nullable String traceparent) {}
