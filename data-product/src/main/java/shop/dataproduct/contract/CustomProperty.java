package shop.dataproduct.contract;

/**
 * What the standards have no field for, in the way in which both of them provide for that.
 *
 * @param property in camel case
 */
record CustomProperty(String property, Object value, String description) {}
