package shop.eventstore;

import java.util.Locale;
import java.util.TreeSet;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The appends of this process that are under way, for H2, which does not tell who else is writing.
 * It is enough because an embedded H2 belongs to one process, and it is one for all engines of the
 * process because two of them may have the same database.
 */
final class OpenAppends implements Horizon {

  private static final OpenAppends IN_THIS_PROCESS = new OpenAppends();

  private final TreeSet<Long> open = new TreeSet<>();
  private long next;

  /**
   * The appends of this process.
   *
   * @throws IllegalStateException when other processes could append to the database as well
   */
  static OpenAppends inThisProcess(String url) {
    if (url.toUpperCase(Locale.ROOT).matches("JDBC:H2:(TCP|SSL):.*|.*AUTO_SERVER=TRUE.*")) {
      throw new IllegalStateException("an H2 of several processes can lose events: " + url);
    }
    return IN_THIS_PROCESS;
  }

  @Override
  public String draw() {
    return "select nextval('domainevententry_position') from generate_series(1, ?)";
  }

  /**
   * Counts the append as open until its transaction has ended, however it ends.
   *
   * @throws IllegalStateException when there is no transaction of Spring
   */
  @Override
  public void appending() {
    var append = new Append();
    TransactionSynchronizationManager.registerSynchronization(append);
    append.begin();
  }

  private final class Append implements TransactionSynchronization {

    private long number;

    void begin() {
      synchronized (OpenAppends.this) {
        number = next++;
        open.add(number);
      }
    }

    @Override
    public void afterCompletion(int status) {
      synchronized (OpenAppends.this) {
        open.remove(number);
      }
    }
  }

  @Override
  public synchronized long ceiling() {
    return next;
  }

  @Override
  public synchronized long floor() {
    return open.isEmpty() ? next : open.first();
  }
}
