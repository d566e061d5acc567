package shop.householdlimit.reaction;

import java.time.Instant;
import shop.contract.ResourceEvent;
import shop.contract.Subject;

/** Facts of others, as they are in the log. */
final class PublicFact {

  private PublicFact() {}

  /** A checkout of household h1, with everything that its resource shows. */
  static ResourceEvent checkout(String type, String id, String lines, String policy) {
    var data =
        """
        {"id":"%s","cart":"101","customer":"c1","household":"h1","status":"completed","lines":%s,\
        "steps":[{"step":"cart","state":"submitted","time":"2026-01-05T12:00:00Z"}]%s,\
        "createTime":"2026-01-05T12:00:00Z","updateTime":"2026-01-05T12:00:00Z"}\
        """
            .formatted(id, lines, policy.isEmpty() ? "" : ",\"policy\":" + policy);
    return new ResourceEvent(
        1, "e-" + id, new Subject("checkouts", id), type, Instant.EPOCH, 4, data, id, null, null);
  }
}
