package shop.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.contract.CustomerId;
import shop.contract.ProductId;

/** What a record says of itself, and that it has to. */
class RecordSchemaTest {

  @Description("A tree in a garden.")
  @Personal(Personal.Data.LINKED)
  record TreeResource(
      @Description("Who planted it.") CustomerId planter,
      @Description("Who waters it.") List<CustomerId> friends,
      @Description("What it is.") ProductId kind,
      @Description(value = "How high.", unit = "cm") @Derived("sum(branches.length)") long height,
      @Description("What it has.") List<Branch> branches,
      @Description("How it looks.") @Nullable Color color,
      @Description("What is cut into it.")
          @Personal(Personal.Data.IDENTIFIER)
          @ForAnalysts(ForAnalysts.Shown.HIDDEN)
          @Nullable String carving,
      @Description("When it was planted.") Instant plantTime) {

    @Description("A branch.")
    @Personal(Personal.Data.NONE)
    record Branch(@Description(value = "How long.", unit = "cm") int length) {}

    enum Color {
      @JsonProperty("green")
      GREEN,
      @JsonProperty("yellow")
      YELLOW
    }
  }

  private final RecordSchema tree = RecordSchema.of(TreeResource.class);

  @Test
  void it_has_a_name_without_what_every_resource_is_called_and_parts_have_it_before_theirs() {
    assertThat(tree.withParts())
        .extracting(RecordSchema::name)
        .containsExactly("Tree", "TreeBranch");
    assertThat(tree.description()).isEqualTo("A tree in a garden.");
  }

  @Test
  void an_attribute_is_what_its_type_becomes_in_json() {
    assertThat(tree.attributes())
        .extracting(Attribute::name, Attribute::type)
        .containsExactly(
            tuple("planter", new ValueType.Text()),
            tuple("friends", new ValueType.Many(new ValueType.Text())),
            tuple("kind", new ValueType.Text()),
            tuple("height", new ValueType.Whole(64)),
            tuple(
                "branches",
                new ValueType.Many(
                    new ValueType.Nested(RecordSchema.of(TreeResource.Branch.class)))),
            tuple("color", new ValueType.Choice(List.of("green", "yellow"))),
            tuple("carving", new ValueType.Text()),
            tuple("plantTime", new ValueType.Time()));
  }

  @Test
  void an_attribute_is_required_unless_it_can_be_absent() {
    assertThat(tree.attributes().stream().filter(attribute -> !attribute.required()))
        .extracting(Attribute::name)
        .containsExactly("color", "carving");
  }

  @Test
  void what_it_means_is_declared_beside_it() {
    var height = attribute("height");

    assertThat(height.description()).isEqualTo("How high.");
    assertThat(height.unit()).contains("cm");
    assertThat(height.derivation()).contains("sum(branches.length)");
    assertThat(attribute("kind").unit()).isEmpty();
    assertThat(attribute("plantTime").column()).isEqualTo("plant_time");
  }

  @Test
  void what_it_says_of_a_person_is_what_is_declared_nearest() {
    assertThat(tree.attributes())
        .extracting(Attribute::name, Attribute::personal, Attribute::shown)
        .contains(
            tuple("planter", Personal.Data.IDENTIFIER, ForAnalysts.Shown.PSEUDONYM),
            tuple("friends", Personal.Data.IDENTIFIER, ForAnalysts.Shown.PSEUDONYM),
            tuple("kind", Personal.Data.NONE, ForAnalysts.Shown.PLAIN),
            tuple("height", Personal.Data.LINKED, ForAnalysts.Shown.PLAIN),
            tuple("carving", Personal.Data.IDENTIFIER, ForAnalysts.Shown.HIDDEN));
  }

  @Description("Says nothing of persons.")
  record Silent(@Description("How many.") int number) {}

  @Personal(Personal.Data.NONE)
  @Description("Says nothing of a number.")
  record Undescribed(int number) {}

  @Personal(Personal.Data.NONE)
  @Description("Leaves to its record what a text says.")
  record Careless(@Description("Anything.") String note) {}

  @Personal(Personal.Data.NONE)
  @Description("Leaves to its record what texts say.")
  record Carefree(@Description("Anything.") List<String> notes) {}

  @Personal(Personal.Data.NONE)
  @Description("Has what JSON has no form for.")
  record Formless(@Description("How long.") Duration length) {}

  static Stream<Arguments> incomplete() {
    return Stream.of(
        Arguments.of(Silent.class, "@Personal is not declared for", "Silent.number"),
        Arguments.of(Undescribed.class, "@Description is not declared for", "Undescribed.number"),
        Arguments.of(Careless.class, "@Personal is not declared for", "Careless.note"),
        Arguments.of(Carefree.class, "@Personal is not declared for", "Carefree.notes"),
        Arguments.of(Formless.class, "has no form outside", "Formless.length"));
  }

  @ParameterizedTest
  @MethodSource("incomplete")
  void what_is_not_declared_is_told(Class<?> type, String what, String where) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordSchema.of(type))
        .withMessageContaining(what)
        .withMessageContaining(where);
  }

  /** What can happen to a tree. */
  enum TreeChange {
    @JsonProperty("garden.tree.planted")
    @Description("It was planted.")
    PLANTED,
    @JsonProperty("garden.tree.cutDown")
    @Description("It was cut down.")
    CUT_DOWN
  }

  @Test
  void the_types_of_events_are_the_constants_of_an_enum() {
    var types = EventTypes.of(TreeChange.class);

    assertThat(types.all())
        .containsExactly(
            new EventType("garden.tree.planted", "It was planted."),
            new EventType("garden.tree.cutDown", "It was cut down."));
    assertThat(types.name(TreeChange.CUT_DOWN)).isEqualTo("garden.tree.cutDown");
    assertThat(types.contain("garden.tree.planted")).isTrue();
    assertThat(types.contain("garden.tree.CUT_DOWN")).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> types.name(TreeResource.Color.GREEN))
        .withMessage("not registered: GREEN");
  }

  private Attribute attribute(String name) {
    return tree.attributes().stream()
        .filter(attribute -> attribute.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
