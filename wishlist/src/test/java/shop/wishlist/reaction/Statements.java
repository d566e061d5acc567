package shop.wishlist.reaction;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source that keeps what it is asked. */
final class Statements extends DelegatingDataSource {

  private final List<String> prepared = new ArrayList<>();
  private @Nullable String failing;

  Statements(DataSource database) {
    super(database);
  }

  List<String> prepared() {
    return List.copyOf(prepared);
  }

  void forget() {
    prepared.clear();
  }

  /** Has the next statement that begins with this word fail, once. */
  void fail(String word) {
    failing = word;
  }

  private void prepare(String statement) throws SQLException {
    prepared.add(statement);
    if (failing != null && statement.startsWith(failing)) {
      failing = null;
      throw new SQLException("as the test wants it");
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    var connection = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                prepare((String) arguments[0]);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
