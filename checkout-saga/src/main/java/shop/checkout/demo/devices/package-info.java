/**
 * A week of device monitoring, told in two variants by another producer, and asked in SQL: see
 * {@code docs/devices.md}.
 *
 * <p>Forbidden: to be more to the service than any other producer and any other reader is. It posts
 * events and asks the {@code events} view.
 */
@NullMarked
package shop.checkout.demo.devices;

import org.jspecify.annotations.NullMarked;
