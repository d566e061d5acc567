/**
 * What every bounded context and the data product agree on: identifiers, the {@link
 * shop.contract.Fold} from inside events to public resources, and the {@link
 * shop.contract.ResourceLog}, the one public log.
 *
 * <p>Forbidden here: Axon, Spring, SQL. Whoever reads this package reads the language between the
 * rooms, not how any room works.
 */
@NullMarked
package shop.contract;

import org.jspecify.annotations.NullMarked;
