package shop.dataproduct.producers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.dataproduct.log.ResourceKinds;
import shop.dataproduct.parcels.ParcelFold;

/** Which descriptors register a product, and which stop the start. */
class ProductsTest {

  private static final String GOOD =
      """
      source: scales
      description: What scales weigh.
      owner: warehouse
      types: [shop.scale.weighed, shop.scale.emptied]
      resource: what lies on a scale
      schema: scale.json
      personal: none
      """;

  @TempDir Path directory;

  @BeforeEach
  void schema() throws IOException {
    write("scale.json", "{\"type\":\"object\",\"required\":[\"grams\"]}");
    write("broken.json", "{\"type\":\"weight\"}");
  }

  @Test
  void a_product_is_registered_by_its_descriptor() throws IOException {
    write("scales.yaml", GOOD);

    assertThat(products().of("scales"))
        .contains(
            new Product(
                "scales",
                "What scales weigh.",
                "warehouse",
                List.of("shop.scale.weighed", "shop.scale.emptied"),
                "what lies on a scale",
                null,
                "scale.json",
                "none"));
    assertThat(products().of("parcels")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          source: scales                  | source: parcels              | source: parcels is another's
          shop.scale.emptied              | shop.parcel.lost             | types: shop.parcel.lost is another's
          source: scales                  | source: Scales               | /source
          shop.scale.emptied              | emptied                      | /types/1
          owner: warehouse                | colour: red                  | /owner
          resource: what lies on a scale  | description: twice           | uplicate
          resource: what lies on a scale  |                              | one
          resource: what lies on a scale  | exception: 7                 | /exception
          schema: scale.json              | schema: ../scale.json        | /schema
          schema: scale.json              | schema: missing.json         | missing.json
          schema: scale.json              | schema: broken.json          | is no JSON Schema
          personal: none                  | personal: identifier         | /personal
          """)
  void a_bad_descriptor_stops_the_start_and_says_why(String right, String wrong, String fault)
      throws IOException {
    write("scales.yaml", GOOD.replace(right, wrong == null ? "" : wrong));

    assertThatExceptionOfType(BadDescriptor.class)
        .isThrownBy(this::products)
        .satisfies(bad -> {
          assertThat(bad.descriptor()).isEqualTo("scales.yaml");
          assertThat(bad).hasMessageContaining(fault);
        });
  }

  @Test
  void a_source_and_a_type_belong_to_one_product() throws IOException {
    write("a.yaml", GOOD);
    write("b.yaml", GOOD.replace("source: scales", "source: balances"));

    assertThatExceptionOfType(BadDescriptor.class)
        .isThrownBy(this::products)
        .withMessageContaining("shop.scale.weighed is another's");
  }

  @Test
  void a_directory_that_is_not_there_stops_the_start() {
    var nowhere = directory.resolve("nowhere").toString();
    assertThatExceptionOfType(BadDescriptor.class)
        .isThrownBy(() -> new Products(new ResourceKinds(List.of(new ParcelFold())), nowhere));
  }

  private Products products() {
    return new Products(new ResourceKinds(List.of(new ParcelFold())), directory.toString());
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(directory.resolve(name), content);
  }
}
