/**
 * The rules of the house that no compiler knows, each with a class that breaks it. The sinners live
 * below {@code sinner}, where Spring does not look for components.
 */
@NullMarked
package shop.checkout.architecture;

import org.jspecify.annotations.NullMarked;
