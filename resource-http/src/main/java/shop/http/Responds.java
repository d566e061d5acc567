package shop.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a handler method can answer, for the description of the API: the statuses that only the
 * method knows of. {@link ResponseDescriptions} adds those that follow from its parameters.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Responds {

  /** Status codes. */
  int[] value();

  /** The record that successful answers show. */
  Class<?> with() default Void.class;
}
