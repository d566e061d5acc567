package shop.dataproduct.analytics;

/**
 * Up to where something has the log, and of which log.
 *
 * @param position the last that is in it; 0 when none is
 * @param contract the fingerprint of what makes rows of events
 * @param beginning the CloudEvents id of the log's first event; empty while it has none
 */
record Place(long position, String contract, String beginning) {}
