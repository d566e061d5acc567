package shop.dataproduct.analytics;

/**
 * How the analytic store of this process stands.
 *
 * @param position of the last event of the log that is in it
 * @param behind how many events the log has more
 * @param rebuilding whether it is being made anew from the first event on, beside the one in use
 */
record StoreStatus(long position, long behind, boolean rebuilding) {}
