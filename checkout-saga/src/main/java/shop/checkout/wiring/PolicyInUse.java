package shop.checkout.wiring;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.contract.Policy;

/** The policy under which carts are submitted from now on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PolicyProperties.class)
class PolicyInUse {

  @Bean
  Policy policy(PolicyProperties properties) {
    return properties.policy();
  }
}
