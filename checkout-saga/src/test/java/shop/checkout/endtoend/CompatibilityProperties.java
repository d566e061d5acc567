package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import shop.checkout.endtoend.Compatibility.Rule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a schema looks like, and wherever in it something is changed. */
class CompatibilityProperties {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String NEW = "fresh";

  /**
   * An attribute that can be changed.
   *
   * @param owner the schema of the object that has it
   * @param path of the object: {@code lines[].}
   */
  record Place(ObjectNode owner, String path, String name) {

    ObjectNode attribute() {
      return (ObjectNode) owner.get("properties").get(name);
    }

    boolean isRequired() {
      return owner.get("required").valueStream().anyMatch(one -> one.asString().equals(name));
    }

    void require(String name, boolean required) {
      var names = owner.get("required").valueStream().map(JsonNode::asString);
      var those = owner.putArray("required");
      Stream.concat(
              names.filter(one -> !one.equals(name)), required ? Stream.of(name) : Stream.of())
          .forEach(those::add);
    }

    void add(String name) {
      ((ObjectNode) owner.get("properties")).putObject(name).put("type", "boolean");
    }

    String breach(String name, Rule rule) {
      return path + name + ": " + rule + ": ";
    }
  }

  /** What can be done to an attribute, or beside it. */
  enum Change {
    OPTIONAL_ONE_ADDED {
      @Override
      @Nullable String at(Place place) {
        place.add(NEW);
        return null;
      }
    },
    EXPLAINED {
      @Override
      @Nullable String at(Place place) {
        place.attribute().put("description", "Said in other words.").put("x-personal", "none");
        return null;
      }
    },
    REQUIRED_ONE_ADDED {
      @Override
      @Nullable String at(Place place) {
        place.add(NEW);
        place.require(NEW, true);
        return place.breach(NEW, Rule.NOTHING_BECOMES_REQUIRED);
      }
    },
    REMOVED {
      @Override
      @Nullable String at(Place place) {
        place.require(place.name(), false);
        ((ObjectNode) place.owner().get("properties")).remove(place.name());
        return place.breach(place.name(), Rule.NOTHING_IS_REMOVED);
      }
    },
    TURNED_BETWEEN_REQUIRED_AND_OPTIONAL {
      @Override
      @Nullable String at(Place place) {
        boolean was = place.isRequired();
        place.require(place.name(), !was);
        return place.breach(
            place.name(),
            was ? Rule.WHAT_IS_REQUIRED_STAYS_REQUIRED : Rule.NOTHING_BECOMES_REQUIRED);
      }
    },
    OF_ANOTHER_TYPE {
      @Override
      @Nullable String at(Place place) {
        place.attribute().put("type", "number");
        return place.breach(place.name(), Rule.NOTHING_CHANGES_ITS_FORM);
      }
    },
    NARROWED {
      @Override
      @Nullable String at(Place place) {
        place.attribute().putArray("enum").add("only");
        return place.breach(place.name(), Rule.NOTHING_CHANGES_ITS_FORM);
      }
    },
    WIDENED {
      @Override
      @Nullable String at(Place place) {
        boolean isList = place.attribute().remove("items") != null;
        if (!isList) {
          place.attribute().remove("type");
        }
        return place.breach(place.name() + (isList ? "[]" : ""), Rule.NOTHING_CHANGES_ITS_FORM);
      }
    };

    /** Does it, and tells how the breach begins; null if there is none. */
    abstract @Nullable String at(Place place);
  }

  @Property(tries = 500)
  void every_change_but_an_optional_addition_or_an_explanation_is_a_breach_of_one_rule_at_one_field(
      @ForAll("objects") ObjectNode released, @ForAll Change change, @ForAll Random random) {
    var current = released.deepCopy();
    var places = places(current, "");

    var breach = change.at(places.get(random.nextInt(places.size())));

    var breaches = Compatibility.breaches(released, current);
    if (breach == null) {
      assertThat(breaches).isEmpty();
    } else {
      assertThat(breaches).singleElement().asString().startsWith(breach);
    }
  }

  private static List<Place> places(JsonNode schema, String path) {
    var places = new ArrayList<Place>();
    schema
        .path("properties")
        .propertyStream()
        .forEach(property -> {
          var at = path + property.getKey();
          places.add(new Place((ObjectNode) schema, path, property.getKey()));
          places.addAll(places(property.getValue(), at + "."));
          places.addAll(places(property.getValue().path("items"), at + "[]."));
        });
    return places;
  }

  @Provide
  Arbitrary<ObjectNode> objects() {
    return objects(2);
  }

  private static Arbitrary<ObjectNode> objects(int depth) {
    var names = Arbitraries.of("id", "status", "lines", "note", "time");
    return Combinators.combine(
            Arbitraries.maps(names, schemas(depth)).ofMinSize(1).ofMaxSize(4), names.set())
        .as(CompatibilityProperties::object);
  }

  private static ObjectNode object(
      Map<String, ObjectNode> properties, Iterable<String> mightBeRequired) {
    var object = JSON.objectNode().put("type", "object");
    object.putObject("properties").setAll(properties);
    var required = object.putArray("required");
    mightBeRequired.forEach(name -> {
      if (properties.containsKey(name)) {
        required.add(name);
      }
    });
    return object;
  }

  private static Arbitrary<ObjectNode> schemas(int depth) {
    var values =
        Arbitraries.of("string", "integer", "boolean")
            .map(type -> JSON.objectNode().put("type", type));
    if (depth == 0) {
      return values;
    }
    var lists =
        Arbitraries.lazy(() -> schemas(depth - 1))
            .map(items -> {
              var list = JSON.objectNode().put("type", "array");
              list.set("items", items);
              return list;
            });
    return Arbitraries.oneOf(values, Arbitraries.lazy(() -> objects(depth - 1)), lists);
  }
}
