/**
 * What the data product promises, for machines: JSON Schemas, the AsyncAPI document, and a contract
 * and a descriptor for every product. All of it is made from what is registered anyway: the records
 * and event types of the contexts, the descriptors of other producers.
 *
 * <p>Forbidden here: any word of a single product or context, and any attribute declared anew.
 */
@NullMarked
package shop.dataproduct.contract;

import org.jspecify.annotations.NullMarked;
