package shop.checkout.architecture;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;

/** A rule, and a class that breaks it. */
record HouseRule(ArchRule rule, Class<?> sinner) {

  EvaluationResult judgeSinner() {
    return rule.evaluate(new ClassFileImporter().importClasses(sinner));
  }

  @Override
  public String toString() {
    return rule.getDescription();
  }
}
