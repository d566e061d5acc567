package shop.dataproduct.parcels;

/** What can have happened to a van. */
public sealed interface VanEvent {

  record Departed(String van, String tour) implements VanEvent {}
}
