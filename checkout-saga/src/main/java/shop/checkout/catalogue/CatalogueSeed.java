package shop.checkout.catalogue;

import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import shop.contract.ProductId;
import shop.contract.ResourceLog;
import shop.householdlimit.LimitRuleCommand.SetLimitRule;
import shop.householdlimit.Window;
import shop.householdlimit.resource.LimitRuleResource;
import shop.inventory.StockCommand.SetStock;
import shop.inventory.resource.StockResource;

/**
 * Sets every product of the catalogue that was never told of, so that a restart changes nothing.
 */
@Component
@EnableConfigurationProperties(Catalogue.class)
class CatalogueSeed implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogueSeed.class);

  private final Catalogue catalogue;
  private final ResourceLog log;
  private final CommandGateway commands;

  CatalogueSeed(Catalogue catalogue, ResourceLog log, CommandGateway commands) {
    this.catalogue = catalogue;
    this.log = log;
    this.commands = commands;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (catalogue.seed()) {
      catalogue.products().forEach(this::set);
    }
  }

  private void set(Catalogue.Product product) {
    var id = new ProductId(product.id());
    if (log.latest(StockResource.KIND.subject(id)).isEmpty()) {
      commands.sendAndWait(new SetStock(id, product.onHand()));
      LOG.info("stock of {}: {}", id, product.onHand());
    }
    if (product.limit() != null && log.latest(LimitRuleResource.KIND.subject(id)).isEmpty()) {
      var window = new Window(Objects.requireNonNull(product.window()));
      commands.sendAndWait(new SetLimitRule(id, product.limit(), window));
      LOG.info("limit of {}: {} per household in {}", id, product.limit(), product.window());
    }
  }
}
