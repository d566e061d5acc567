package shop.checkout.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import shop.contract.ResourceEvent;
import sinner.Sinners;
import sinner.shop.cart.CartThatCountsStock;
import sinner.shop.cart.LooseEvent;
import sinner.shop.checkout.ReaderOfTheTable;
import sinner.shop.contract.IdInTheDatabase;
import sinner.shop.dataproduct.LogThatWishes;
import sinner.shop.inventory.StockOverHttp;
import sinner.shop.wishlist.PublicWishlist;
import sinner.shop.wishlist.reaction.Eavesdropper;

/** All rules. A pattern begins with two dots where a sinner has to match it too. */
final class HouseRules {

  private static final List<String> CONTEXTS =
      List.of("cart", "householdlimit", "inventory", "wishlist");

  /** What a context shows beside its language and its resource. */
  private static final Set<String> FURTHER_PUBLIC_TYPES =
      Set.of(
          "shop.householdlimit.Window", // part of a command
          "shop.householdlimit.LimitRules"); // Axon resolves the parameter, so it must see it

  private HouseRules() {}

  static Stream<HouseRule> all() {
    return Stream.of(
        new HouseRule(contextsDoNotKnowEachOther(), CartThatCountsStock.class),
        new HouseRule(theContractIsPlainJava(), IdInTheDatabase.class),
        new HouseRule(aDomainDoesNotKnowHowItIsServed(), StockOverHttp.class),
        new HouseRule(aggregatesArePrivate(), PublicWishlist.class),
        new HouseRule(aContextShowsItsLanguageAndItsResource(), PublicWishlist.class),
        new HouseRule(commandsAndEventsAreRecords(), LooseEvent.Loosened.class),
        new HouseRule(theLogIsReadThroughItsPort(), ReaderOfTheTable.class),
        new HouseRule(onlyTheCheckoutCommandsContexts(), LogThatWishes.class),
        new HouseRule(contextsReactToPublicFactsOnly(), Eavesdropper.class),
        new HouseRule(namesSayWhatAThingIs(), Sinners.CartManager.class),
        new HouseRule(timeIsReadFromTheClock(), Sinners.ReaderOfTheWallClock.class),
        new HouseRule(nothingIsSerializedByReflectionOnClassNames(), Sinners.XmlWriter.class),
        new HouseRule(everyPackageSaysWhatItIsForAndIsNullMarked(), Sinners.class),
        new HouseRule(nothingIsInjectedIntoFields(), Sinners.Injected.class),
        new HouseRule(controllersBelongToAResource(), Sinners.StrayController.class));
  }

  private static ArchRule contextsDoNotKnowEachOther() {
    return classes()
        .that()
        .resideInAnyPackage(each("..shop.%s.."))
        .should(
            new ArchCondition<JavaClass>("depend on no other context") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                for (var dependency : type.getDirectDependenciesFromSelf()) {
                  var known = contextOf(dependency.getTargetClass());
                  events.add(
                      new SimpleConditionEvent(
                          dependency,
                          known.isEmpty() || known.equals(contextOf(type)),
                          dependency.getDescription()));
                }
              }
            })
        .as("contexts do not know each other");
  }

  private static Optional<String> contextOf(JavaClass type) {
    var segments = List.of(type.getPackageName().split("\\."));
    return segments.contains("shop")
        ? CONTEXTS.stream().filter(segments::contains).findFirst()
        : Optional.empty();
  }

  private static ArchRule theContractIsPlainJava() {
    return noClasses()
        .that()
        .resideInAPackage("..shop.contract..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..", "org.axonframework..", "java.sql..", "javax.sql..")
        .as("the contract knows no Spring, no Axon and no SQL");
  }

  private static ArchRule aDomainDoesNotKnowHowItIsServed() {
    return noClasses()
        .that()
        .resideInAnyPackage(each("..shop.%s"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework.web..",
            "org.springframework.http..",
            "jakarta.servlet..",
            "..shop.http..",
            "..shop.*.resource..",
            "..shop.*.reaction..")
        .as("a domain knows neither HTTP nor its own resource nor what it reacts to");
  }

  private static ArchRule aggregatesArePrivate() {
    return noClasses()
        .that()
        .areAnnotatedWith(Aggregate.class)
        .should()
        .bePublic()
        .as("aggregates are private to their package");
  }

  private static ArchRule aContextShowsItsLanguageAndItsResource() {
    var shown =
        simpleNameEndingWith("Command")
            .or(simpleNameEndingWith("Event"))
            .or(simpleNameEndingWith("Resource"))
            .or(
                describe(
                    "further types that have to be public",
                    (JavaClass type) -> FURTHER_PUBLIC_TYPES.contains(type.getName())));
    return classes()
        .that()
        .resideInAnyPackage(each("..shop.%s.."))
        .and()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .should(ArchCondition.from(shown))
        .as("a context shows its commands, its events and its resource");
  }

  private static ArchRule commandsAndEventsAreRecords() {
    var language = simpleNameEndingWith("Command").or(simpleNameEndingWith("Event"));
    return classes()
        .that()
        .resideInAnyPackage(each("..shop.%s"))
        .and(
            describe(
                "are part of a language",
                (JavaClass type) -> type.getEnclosingClass().filter(language).isPresent()))
        .should()
        .beRecords()
        .as("commands, events and their parts are records");
  }

  private static ArchRule theLogIsReadThroughItsPort() {
    return noClasses()
        .that()
        .resideOutsideOfPackages("shop.dataproduct..", "shop.checkout.wiring..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("shop.dataproduct.log..")
        .as("only the wiring knows how the public log is written");
  }

  private static ArchRule onlyTheCheckoutCommandsContexts() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            Stream.concat(Stream.of("shop.checkout.."), Stream.of(each("shop.%s..")))
                .toArray(String[]::new))
        .should()
        .dependOnClassesThat(
            simpleNameEndingWith("Command")
                .or(
                    describe(
                        "are commands",
                        (JavaClass type) ->
                            type.getEnclosingClass()
                                .filter(simpleNameEndingWith("Command"))
                                .isPresent()))
                .and(resideInAPackage("shop..")))
        .as("nobody but a context and the checkout speaks its commands");
  }

  private static ArchRule contextsReactToPublicFactsOnly() {
    return methods()
        .that()
        .areAnnotatedWith(EventHandler.class)
        .and()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(each("..shop.%s.."))
        .should()
        .haveRawParameterTypes(ResourceEvent.class)
        .andShould()
        .beDeclaredInClassesThat()
        .resideInAnyPackage(each("..shop.%s.reaction"))
        .as("contexts react to public facts only, and in a package of their own");
  }

  private static ArchRule namesSayWhatAThingIs() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|D[Tt][Oo]|Utils?|Helper)")
        .as("nothing is an Impl, a Manager, a DTO, a Util or a Helper");
  }

  /** The demo is exempt: it plays a customer, who has a watch. */
  private static ArchRule timeIsReadFromTheClock() {
    var now =
        describe(
            "the time of the machine",
            (CodeUnitCallTarget called) ->
                (called.getOwner().getPackageName().equals("java.time")
                        && called.getName().equals("now")
                        && called.getRawParameterTypes().stream()
                            .noneMatch(type -> type.isEquivalentTo(Clock.class)))
                    || (called.getOwner().isEquivalentTo(Clock.class)
                        && called.getName().matches("system.*|tick.*"))
                    || called.getFullName().equals("java.lang.System.currentTimeMillis()")
                    || called.getFullName().equals("java.util.Date.<init>()"));
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName("shop.checkout.wiring.Time")
        .and()
        .resideOutsideOfPackage("shop.checkout.demo..")
        .should()
        .callCodeUnitWhere(target(now))
        .as("time is read from the clock that the wiring provides");
  }

  private static ArchRule nothingIsSerializedByReflectionOnClassNames() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.thoughtworks.xstream..", "org.axonframework.serialization.xml..")
        .as("nothing is serialized by XStream");
  }

  private static ArchRule everyPackageSaysWhatItIsForAndIsNullMarked() {
    return classes()
        .should(
            new ArchCondition<JavaClass>("reside in a package whose package-info is @NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                events.add(
                    new SimpleConditionEvent(
                        type,
                        type.getPackage().isAnnotatedWith(NullMarked.class),
                        type.getName() + " in " + type.getPackageName()));
              }
            })
        .as("every package has a package-info and is null-marked");
  }

  private static ArchRule nothingIsInjectedIntoFields() {
    return noFields()
        .should()
        .beAnnotatedWith(Autowired.class)
        .orShould()
        .beAnnotatedWith(Value.class)
        .as("nothing is injected into fields");
  }

  private static ArchRule controllersBelongToAResource() {
    return classes()
        .that()
        .areMetaAnnotatedWith(Controller.class)
        .should()
        .resideInAnyPackage(
            "shop.*.resource..",
            "shop.dataproduct.contract..",
            "shop.dataproduct.analytics..",
            "shop.dataproduct.feed..",
            "shop.dataproduct.producers..",
            "shop.dataproduct.query..",
            "shop.dataproduct.report..",
            "shop.http..")
        .as("controllers live beside the resource that they serve");
  }

  private static String[] each(String pattern) {
    return CONTEXTS.stream().map(pattern::formatted).toArray(String[]::new);
  }
}
