package shop.http;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

/**
 * Problems are told in one language, whatever {@code Accept-Language} asks for: half of their texts
 * are written here, and a document in two languages helps nobody.
 */
@Component("localeResolver")
final class English extends FixedLocaleResolver {

  English() {
    super(Locale.ENGLISH);
  }
}
