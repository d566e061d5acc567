package shop.dataproduct.log;

import java.util.Arrays;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Hands inside events to the publisher as its processor does: a batch in one transaction. */
public final class Processor {

  private final AnnotationEventHandlerAdapter publisher;
  private final TransactionManager transactions;

  public Processor(LogPublisher publisher, PlatformTransactionManager transactions) {
    this.publisher = new AnnotationEventHandlerAdapter(publisher);
    this.transactions = new SpringTransactionManager(transactions);
  }

  public void publish(Object... events) {
    publish(Arrays.stream(events).map(GenericEventMessage::asEventMessage).toList());
  }

  public void publish(List<? extends EventMessage<?>> batch) {
    publish(batch, () -> {});
  }

  /**
   * Publishes a batch whose unit of work does something more before it commits.
   *
   * @param more may throw, which takes the batch back
   */
  void publish(List<? extends EventMessage<?>> batch, Runnable more) {
    var unit = new BatchingUnitOfWork<EventMessage<?>>(List.copyOf(batch));
    unit.attachTransaction(transactions);
    var result =
        unit.executeWithResult(
            () -> {
              publisher.handle(unit.getMessage());
              if (unit.isLastMessage()) {
                unit.onPrepareCommit(u -> more.run());
              }
              return null;
            },
            RollbackConfigurationType.ANY_THROWABLE);
    if (result.isExceptional()) {
      throw new BatchTakenBack(result.exceptionResult());
    }
  }

  /** The unit of work was rolled back. */
  static final class BatchTakenBack extends RuntimeException {

    BatchTakenBack(Throwable cause) {
      super(cause);
    }
  }
}
