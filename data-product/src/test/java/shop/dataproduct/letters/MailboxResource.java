package shop.dataproduct.letters;

import java.util.List;
import shop.contract.ResourceKind;
import shop.contract.schema.Description;
import shop.contract.schema.EventTypes;
import shop.contract.schema.Personal;

/** A mailbox, which is named by a person. */
@Description("A mailbox.")
@Personal(Personal.Data.LINKED)
public record MailboxResource(
    @Description("Whose it is.") Person reader,
    @Description("What is in it.") @Personal(Personal.Data.LINKED) List<String> letters) {

  public static final ResourceKind<MailboxResource> KIND =
      new ResourceKind<>(
          "mailboxes",
          MailboxResource.class,
          "/mailboxes/{}",
          "mailbox/v1",
          EventTypes.of(LetterChange.class));
}
