package shop.contract.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How an attribute is shown to those who ask many resources at once and need to know nobody: in
 * SQL, reports and files. It is declared with the attribute or with its type, so that whatever
 * names a customer is masked wherever it stands, also where the resource itself is named by it.
 */
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForAnalysts {

  Shown value();

  /** The ways to show a value. */
  enum Shown {
    /** As it is. */
    PLAIN,
    /** Another text in its place, the same for the same value, from which nobody can tell it. */
    PSEUDONYM,
    /** Not at all. */
    HIDDEN
  }
}
