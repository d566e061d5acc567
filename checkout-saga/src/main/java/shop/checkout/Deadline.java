package shop.checkout;

import java.time.Instant;
import shop.contract.CartId;
import shop.contract.CheckoutId;

/** Until when a submission has to end. */
record Deadline(CheckoutId checkout, CartId cart, Instant due) {}
