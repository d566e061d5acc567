package shop.sandbox;

import java.time.Duration;

/**
 * What a statement may use.
 *
 * @param children how many are answered at once, each in a process of its own
 * @param memory of such a process, in bytes; the operating system enforces it, and the database
 *     within takes half of it at most
 * @param deadline after which it is killed
 * @param rows of a result, after which it is cut
 * @param bytes of a result, after which it is cut
 */
public record Limits(int children, long memory, Duration deadline, long rows, int bytes) {}
