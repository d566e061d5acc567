package shop.contract.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an attribute says of a person (GDPR, article 4). It is declared with the attribute, with the
 * type of the attribute, or with the record that has the attribute; the nearest counts. Numbers,
 * times and choices may take it from their record; a text can hold anything and may not.
 */
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Personal {

  Data value();

  /** The classes of personal data. */
  enum Data {
    /** Nothing. */
    NONE,
    /** Something, but not of whom: that says another attribute of the same resource. */
    LINKED,
    /** Of whom. */
    IDENTIFIER
  }
}
