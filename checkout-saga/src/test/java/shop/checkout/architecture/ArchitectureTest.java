package shop.checkout.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  /** Everything that runs; what only tests use is none of it. */
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("shop")
          .that(not(resideInAPackage("shop.testing..")));

  @ParameterizedTest(name = "{0}")
  @MethodSource("shop.checkout.architecture.HouseRules#all")
  void the_house_keeps_the_rule(HouseRule rule) {
    rule.rule().check(HOUSE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shop.checkout.architecture.HouseRules#all")
  void a_sinner_is_found_out(HouseRule rule) {
    assertThat(rule.judgeSinner().getFailureReport().getDetails())
        .anySatisfy(detail -> assertThat(detail).contains(rule.sinner().getName()));
  }
}
