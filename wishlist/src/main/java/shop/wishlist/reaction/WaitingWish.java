package shop.wishlist.reaction;

import shop.contract.CustomerId;

/**
 * An item of a wish list that may become available.
 *
 * @param asked position in the log of the event by which it came on the list
 * @param quantity pieces
 * @param announced whether that was told to the customer, since it last became available
 */
record WaitingWish(
    long asked,
    CustomerId customer,
    String item,
    Awaited awaited,
    int quantity,
    boolean announced) {}
