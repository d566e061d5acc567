package shop.dataproduct.parcels;

/** What can have happened to a parcel. */
public sealed interface ParcelEvent {

  String parcel();

  record Packed(String parcel, String label) implements ParcelEvent {}

  record Loaded(String parcel, String van) implements ParcelEvent {}

  record Lost(String parcel) implements ParcelEvent {}
}
