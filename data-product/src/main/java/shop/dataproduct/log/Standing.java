package shop.dataproduct.log;

import shop.contract.ResourceEvent;
import shop.contract.ResourceJson;
import shop.contract.ResourceKind;

/**
 * A resource as it stands after one of its events.
 *
 * @param sequence the resource's revision, counted from 1
 * @param resource its record; the JSON itself where another producer told it
 * @param data the record as JSON
 */
record Standing(long sequence, Object resource, String data) {

  static Standing at(long sequence, Object resource) {
    return new Standing(sequence, resource, ResourceJson.write(resource));
  }

  /** What another producer tells stands as it came. */
  static Standing passed(long sequence, String data) {
    return new Standing(sequence, data, data);
  }

  static Standing after(ResourceEvent event, ResourceKind<?> kind) {
    return new Standing(
        event.sequence(), ResourceJson.read(event.data(), kind.record()), event.data());
  }
}
