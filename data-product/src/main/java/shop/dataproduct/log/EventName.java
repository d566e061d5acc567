package shop.dataproduct.log;

import shop.contract.ResourceEvent;

/** What names an event in the world: the CloudEvents attributes {@code source} and {@code id}. */
public record EventName(String source, String id) {

  public static EventName of(ResourceEvent event) {
    return new EventName(event.subject().source(), event.id());
  }
}
