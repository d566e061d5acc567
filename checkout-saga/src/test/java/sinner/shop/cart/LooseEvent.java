package sinner.shop.cart;

/** A language whose words can change after they were said. */
public interface LooseEvent {

  /** Not a record. */
  final class Loosened implements LooseEvent {}
}
