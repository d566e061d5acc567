package shop.eventstore;

import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A unit of work that is committed or taken back whatever is thrown. Axon's is taken back only when
 * an exception is thrown while it commits: an error would leave its transaction to the thread, and
 * whoever comes next would join it without ever committing it.
 */
final class WholeUnitOfWork extends DefaultUnitOfWork<Message<?>> {

  private static final Logger LOG = LoggerFactory.getLogger(WholeUnitOfWork.class);

  private final Turn turn;
  private boolean writes;

  /**
   * A unit of work.
   *
   * @param turn in which it writes what it has decided
   */
  WholeUnitOfWork(String name, Turn turn) {
    super(new GenericMessage<>(name));
    this.turn = turn;
  }

  /** Does not take the unit back when it fails, as Axon's does: that can be done only once. */
  @Override
  public void attachTransaction(TransactionManager transactions) {
    writes = true;
    var transaction = transactions.startTransaction();
    onCommit(_ -> commit(transaction));
    onRollback(_ -> transaction.rollback());
  }

  /**
   * The last that is done in its phase.
   *
   * @throws InDoubt when it fails
   */
  private static void commit(Transaction transaction) {
    try {
      transaction.commit();
    } catch (RuntimeException | Error e) {
      throw new InDoubt(e);
    }
  }

  @Override
  protected void notifyHandlers(Phase phase) {
    try {
      if (phase == Phase.COMMIT && writes) {
        turn.decided();
      }
      super.notifyHandlers(phase);
    } catch (Error e) {
      if (!phase.isSuppressHandlerErrors()) {
        throw new IllegalStateException(e);
      }
      LOG.warn("an error after the unit of work has ended", e);
      notifyHandlers(phase); // those that are left
    }
  }
}
