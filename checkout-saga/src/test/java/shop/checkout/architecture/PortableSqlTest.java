package shop.checkout.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class PortableSqlTest {

  @Test
  void the_views_are_portable() throws IOException {
    var views = new ClassPathResource("sql/views.sql").getContentAsString(UTF_8);
    assertThat(views).contains("create view carts");
    assertThat(PortableSql.objection(views)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create view v as select * from log",
        "create view v as select e.* from log as e",
        "create view v as from log",
        "create or replace view v as select seq from log",
        "create view v as select seq::varchar as seq from log",
        "create view v as select data->>'$.id' as id from log",
        "create view v as select \"limit\" from limit_rule_state",
        "create view v as select `limit` from limit_rule_state",
        "create view v as select limit from limit_rule_state",
        "create view v as select seq as position from log",
        "create view v as select date_trunc('hour', occurred_at) as occurred_hour from log",
        "create view v as select count(*) filter (where seq = 1) as firsts from log",
        "create view v as select [1, 2] as items from log",
        "create view v as select arg_max(data, seq) as data from log",
        "create view v as select seq from log order by seq limit 1",
        "create view v as select seq from log qualify row_number() over (order by seq) = 1"
      })
  void a_sinner_is_found_out(String sql) {
    assertThat(PortableSql.objection(sql)).isPresent();
  }
}
