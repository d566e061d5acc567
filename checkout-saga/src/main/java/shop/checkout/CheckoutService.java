package shop.checkout;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The service: all contexts, the checkout and the data product in one process. */
@SpringBootApplication(scanBasePackages = "shop")
@EnableScheduling
public class CheckoutService {

  public static void main(String[] args) {
    SpringApplication.run(CheckoutService.class, args);
  }
}
