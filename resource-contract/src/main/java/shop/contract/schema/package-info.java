/**
 * What a resource looks like, as a model that every facade is made from: JSON Schema, OpenAPI,
 * AsyncAPI, SQL columns, data contracts. The records are the only place where an attribute is
 * declared; what their types do not say, the annotations of this package say beside them.
 *
 * <p>Forbidden here: the language of any facade. A facade reads the model, the model knows none.
 */
@NullMarked
package shop.contract.schema;

import org.jspecify.annotations.NullMarked;
