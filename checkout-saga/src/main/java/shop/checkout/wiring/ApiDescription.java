package shop.checkout.wiring;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.info.Info;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;
import shop.contract.ResourceKind;

/** What the description of the API says about the whole, and how it names operations. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  @Bean
  OpenAPI about() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Checkout")
                .version("v1")
                .description(
                    """
                    Carts are filled and submitted; a checkout reserves the household's limit and \
                    the stock, and completes or gives everything back. Every change of every \
                    resource is an event whose data is that resource.\
                    """));
  }

  /**
   * Names operations by method and path, and groups them by the first word of the path: a handler
   * serves old and new paths, so its Java names are neither unique nor stable.
   */
  @Bean
  OpenApiCustomizer names() {
    return api ->
        api.getPaths()
            .forEach((path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) ->
                        operation
                            .operationId(id(method, words(path)))
                            .tags(List.of(words(path).getFirst()))));
  }

  private static List<String> words(String path) {
    var own = path.startsWith(ResourceKind.API) ? path.substring(ResourceKind.API.length()) : path;
    return Arrays.stream(own.split("\\W+")).filter(word -> !word.isEmpty()).toList();
  }

  /** {@code deleteCartsIdItemsItem} for DELETE /api/v1/carts/{id}/items/{item}. */
  private static String id(HttpMethod method, List<String> words) {
    return words.stream()
        .map(StringUtils::capitalize)
        .collect(Collectors.joining("", method.name().toLowerCase(Locale.ROOT), ""));
  }
}
