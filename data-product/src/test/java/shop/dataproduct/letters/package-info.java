/** A small post office, whose letters have everything that is masked or told in parts. */
@NullMarked
package shop.dataproduct.letters;

import org.jspecify.annotations.NullMarked;
