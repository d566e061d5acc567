package sinner;

import java.time.Instant;
import org.axonframework.serialization.xml.XStreamSerializer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RestController;

/**
 * Break rules that hold in every package, and the rule of packages: this one has no package-info.
 */
public final class Sinners {

  private Sinners() {}

  public static final class CartManager {}

  public static final class ReaderOfTheWallClock {
    Instant now() {
      return Instant.now();
    }
  }

  public static final class XmlWriter {
    Class<?> serializer() {
      return XStreamSerializer.class;
    }
  }

  public static final class Injected {
    @Autowired Instant time;
  }

  @RestController
  public static final class StrayController {}
}
