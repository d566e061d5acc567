package shop.dataproduct.log;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source that keeps what it is asked. */
final class Statements extends DelegatingDataSource {

  private final List<String> prepared = new ArrayList<>();
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

  Statements(DataSource database) {
    super(database);
  }

  synchronized List<String> prepared() {
    return List.copyOf(prepared);
  }

  synchronized void forget() {
    prepared.clear();
  }

  /** Waits until so many statements more than now have been prepared. */
  synchronized void awaitMore(int statements) throws InterruptedException {
    int goal = prepared.size() + statements;
    while (prepared.size() < goal) {
      wait();
    }
  }

  /** Has something happen once, when the next answer has just been given. */
  void afterNextAnswer(Runnable happening) {
    meanwhile.set(happening);
  }

  private synchronized void add(String statement) {
    prepared.add(statement);
    notifyAll();
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
                add((String) arguments[0]);
              }
              try {
                var result = method.invoke(connection, arguments);
                if (method.getName().equals("close")) {
                  meanwhile.getAndSet(() -> {}).run();
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
