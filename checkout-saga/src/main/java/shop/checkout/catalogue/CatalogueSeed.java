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
import shop.eventstore.node.Node;
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
  private final Node node;

  CatalogueSeed(Catalogue catalogue, ResourceLog log, CommandGateway commands, Node node) {
    this.catalogue = catalogue;
    this.log = log;
    this.commands = commands;
    this.node = node;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (catalogue.seed() && node.isActive()) {
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
