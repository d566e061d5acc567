package shop.dataproduct.letters;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.contract.ResourceKind;
import shop.contract.schema.Description;
import shop.contract.schema.EventTypes;
import shop.contract.schema.ForAnalysts;
import shop.contract.schema.Personal;

/** A letter as the world sees it. */
@Description("A letter.")
@Personal(Personal.Data.LINKED)
public record LetterResource(
    @Description("Its number.") @Personal(Personal.Data.LINKED) String id,
    @Description("To whom it goes.") Person reader,
    @Description("Who gets a copy.") List<Person> copies,
    @Description("How it is closed.") @Nullable Seal seal,
    @Description("What was paid.") List<Stamp> stamps,
    @Description("How heavy it can be.") long limit,
    @Description("When it last changed.") Instant updateTime) {

  public static final ResourceKind<LetterResource> KIND =
      new ResourceKind<>(
          "letters",
          LetterResource.class,
          "/letters/{}",
          "letter/v1",
          EventTypes.of(LetterChange.class));

  /** How a letter is closed. */
  @Description("How a letter is closed.")
  @Personal(Personal.Data.LINKED)
  public record Seal(
      @Description("Of what it is.") @Personal(Personal.Data.NONE) String wax,
      @Description("What is pressed into it.")
          @Personal(Personal.Data.LINKED)
          @ForAnalysts(ForAnalysts.Shown.HIDDEN)
          String arms) {}

  /** What was paid. */
  @Description("What was paid.")
  @Personal(Personal.Data.LINKED)
  public record Stamp(
      @Description("How much.") int value,
      @Description("Who paid.") Person payer,
      @Description("Where it was stamped.") List<Mark> marks) {}

  /** Where a stamp was stamped. */
  @Description("Where a stamp was stamped.")
  @Personal(Personal.Data.LINKED)
  public record Mark(
      @Description("The town.") @Personal(Personal.Data.NONE) String town,
      @Description("When.") Instant time) {}
}
