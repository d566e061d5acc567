package shop.checkout.demo;

import tools.jackson.databind.JsonNode;

/**
 * An event of the live stream.
 *
 * @param position its place in the log
 * @param event the CloudEvent in JSON
 */
record Told(long position, JsonNode event) {}
