package shop.dataproduct.contract;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import shop.contract.Fold;
import shop.contract.JsonSchemas;
import shop.contract.ResourceKind;
import shop.contract.schema.EventType;
import shop.contract.schema.RecordSchema;
import shop.dataproduct.feed.PublicUrl;
import shop.dataproduct.producers.Product;
import shop.dataproduct.producers.Products;
import tools.jackson.databind.node.ObjectNode;

/** Every product that the log tells of: the resources of the contexts, and what others tell. */
@Component
final class DataProducts {

  private final List<Fold<?, ?>> folds;
  private final Products others;
  private final PublicUrl url;

  DataProducts(List<Fold<?, ?>> folds, Products others, PublicUrl url) {
    this.folds = folds;
    this.others = others;
    this.url = url;
  }

  /** All, in the order of their sources. */
  List<DataProduct> all() {
    return Stream.concat(folds.stream().map(this::ours), others.all().stream().map(this::another))
        .sorted(Comparator.comparing(DataProduct::source))
        .toList();
  }

  Optional<DataProduct> of(String source) {
    return all().stream().filter(product -> product.source().equals(source)).findFirst();
  }

  private DataProduct ours(Fold<?, ?> fold) {
    var kind = fold.kind();
    var model = RecordSchema.of(kind.record());
    var schemaPath = SchemaController.PATH + "/" + kind.schema();
    return new DataProduct(
        kind.source(),
        model.description(),
        context(kind.record()),
        kind.schema().replaceFirst(".*/", ""),
        kind.types().all(),
        JsonSchemas.document(url.of(schemaPath).toString(), model),
        schemaPath,
        ResourceKind.API + kind.path(),
        fold.events().stream()
            .map(family -> new DataProduct.Input(context(family), family.getName()))
            .toList(),
        false);
  }

  /** The room in which a class lives: {@code cart} for those below {@code shop.cart}. */
  private static String context(Class<?> type) {
    return type.getPackageName().replaceFirst("^shop\\.([^.]+).*", "$1");
  }

  private DataProduct another(Product product) {
    return new DataProduct(
        product.source(),
        product.description(),
        product.owner(),
        "v1",
        product.types().stream().map(type -> new EventType(type, product.description())).toList(),
        ((ObjectNode) others.schema(product).deepCopy())
            .put(JsonSchemas.PERSONAL, product.personal()),
        product.schemaPath(),
        product.path("{}"),
        List.of(new DataProduct.Input(product.owner(), product.schemaPath())),
        true);
  }
}
