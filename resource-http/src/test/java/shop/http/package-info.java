/**
 * A small service whose only resource, the thing, does nothing but be asked in every wrong way; and
 * the tests that ask it, over real connections to a real Tomcat.
 */
package shop.http;
