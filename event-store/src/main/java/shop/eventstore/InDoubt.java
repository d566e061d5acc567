package shop.eventstore;

import org.springframework.transaction.TransactionSystemException;

/**
 * A commit that was asked for and has failed. The database may have done it all the same, and have
 * lost its connection before it could say so: what the commit was about must not be done again.
 */
final class InDoubt extends TransactionSystemException {

  private static final long serialVersionUID = 1;

  InDoubt(Throwable cause) {
    super("it may have happened: its commit has failed, " + cause, cause);
  }
}
