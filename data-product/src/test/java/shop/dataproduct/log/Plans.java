package shop.dataproduct.log;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source that has H2 explain, after the fact, how it found the rows of every query. */
final class Plans extends DelegatingDataSource {

  private static final Pattern ROWS = Pattern.compile("scanCount: (\\d+)");

  private final List<String> plans = new ArrayList<>();

  Plans(DataSource database) {
    super(database);
  }

  /** How many rows were looked at, in all tables and indexes together. */
  long rowsLookedAt() {
    return ROWS.matcher(plan()).results().mapToLong(n -> Long.parseLong(n.group(1))).sum();
  }

  String plan() {
    return String.join("\n", plans);
  }

  void forget() {
    plans.clear();
  }

  @Override
  public Connection getConnection() throws SQLException {
    var connection = super.getConnection();
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          var result = invoke(connection, method, arguments);
          return result instanceof PreparedStatement statement
              ? explained(connection, (String) arguments[0], statement)
              : result;
        });
  }

  private PreparedStatement explained(
      Connection connection, String sql, PreparedStatement statement) {
    var bound = new TreeMap<Integer, Object>();
    return proxy(
        PreparedStatement.class,
        (self, method, arguments) -> {
          if (method.getName().startsWith("set") && arguments.length == 2) {
            bound.put((Integer) arguments[0], arguments[1]);
          }
          if (method.getName().equals("executeQuery")) {
            plans.add(explain(connection, sql, bound));
          }
          return invoke(statement, method, arguments);
        });
  }

  private static String explain(Connection connection, String sql, Map<Integer, Object> bound)
      throws SQLException {
    try (var statement = connection.prepareStatement("explain analyze " + sql)) {
      for (var parameter : bound.entrySet()) {
        statement.setObject(parameter.getKey(), parameter.getValue());
      }
      try (var plan = statement.executeQuery()) {
        plan.next();
        return plan.getString(1);
      }
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
