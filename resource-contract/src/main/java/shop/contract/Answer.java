package shop.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a context answers to a command. A "no" is an answer, not an exception: an exception means
 * that nothing is known of the outcome and the command may be sent again.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "answer")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Answer.Done.class, name = "done"),
  @JsonSubTypes.Type(value = Answer.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = Answer.Missing.class, name = "missing"),
  @JsonSubTypes.Type(value = Answer.Stale.class, name = "stale")
})
public sealed interface Answer {

  /**
   * The command has been carried out, or had been before.
   *
   * @param revision the revision of the resource, counted from 1, that shows the effect
   * @param made the identifier of what the command brought into being, if anything
   */
  record Done(long revision, @Nullable String made) implements Answer {

    public Done(long revision) {
      this(revision, null);
    }
  }

  /** A rule of the context says no; every rule that does is named. */
  record Refused(List<Unmet> unmet) implements Answer {

    public Refused(String reason, String detail) {
      this(List.of(new Unmet(reason, detail)));
    }
  }

  /** There is no such part of the resource. */
  record Missing(String what) implements Answer {}

  /** The resource stands at another revision than the sender expects. */
  record Stale(long revision) implements Answer {}

  /**
   * A rule that a command did not meet.
   *
   * @param reason stable, for machines: {@code CART_EMPTY}
   * @param detail for people
   */
  record Unmet(String reason, String detail) {}
}
