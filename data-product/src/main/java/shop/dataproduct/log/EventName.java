package shop.dataproduct.log;

/** What names an event in the world: the CloudEvents attributes {@code source} and {@code id}. */
record EventName(String source, String id) {}
