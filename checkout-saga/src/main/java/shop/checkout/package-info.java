/**
 * The checkout: the only room that speaks the languages of all contexts. {@link
 * shop.checkout.CheckoutSaga} orchestrates what is integral to a checkout; {@link
 * shop.checkout.SubmissionDeadlines} ends what does not end by itself.
 *
 * <p>There is no checkout aggregate: what happened is told by the events of four contexts, and the
 * outcome is the cart's own fact (see {@code docs/adr}). Forbidden here: state of its own beyond
 * the answers that a running saga waits for.
 */
@NullMarked
package shop.checkout;

import org.jspecify.annotations.NullMarked;
