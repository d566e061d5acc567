/**
 * What analysts see of an event: {@link shop.dataproduct.masking.Masking} puts pseudonyms where the
 * records declare them and leaves out what they hide, before an event enters anything that analysts
 * ask.
 *
 * <p>Forbidden here: any word of a single context; what is to be masked is declared on the records.
 */
@NullMarked
package shop.dataproduct.masking;

import org.jspecify.annotations.NullMarked;
