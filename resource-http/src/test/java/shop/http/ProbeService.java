package shop.http;

import java.time.Clock;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

/** Everything of this module, and things to try it on. */
@SpringBootApplication
class ProbeService {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  CommandBus commandBus(
      PlatformTransactionManager transactions,
      IdempotencyInterceptor idempotency,
      TracedCommands traced,
      Things things) {
    var bus =
        SimpleCommandBus.builder()
            .transactionManager(new SpringTransactionManager(transactions))
            .build();
    bus.registerHandlerInterceptor(idempotency);
    bus.registerDispatchInterceptor(traced);
    bus.subscribe(Things.Change.class.getName(), things::handle);
    return bus;
  }

  @Bean
  CommandGateway commandGateway(CommandBus bus) {
    return DefaultCommandGateway.builder().commandBus(bus).build();
  }
}
