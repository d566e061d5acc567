package shop.checkout.demo.devices;

import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** One variant of the week: told by a producer, asked by an analyst. */
final class Monitoring {

  private final Week week;
  private final Variant variant;
  private final Producer producer;
  private final Analyst analyst;

  Monitoring(Week week, Variant variant, Producer producer, Analyst analyst) {
    this.week = week;
    this.variant = variant;
    this.producer = producer;
    this.analyst = analyst;
  }

  /** Tells the week with its remodel, and notes what both cost. */
  void tell(Ledger ledger) throws IOException, InterruptedException {
    var known = post(variant.known(week));
    var remodel = post(variant.remodel(week));
    var late = post(variant.late(week));
    ledger.told("the week", known.plus(late));
    ledger.told("the remodel", remodel);
  }

  private Cost post(Stream<DeviceEvent> events) throws IOException, InterruptedException {
    var begin = Cost.processorTime();
    var posted = producer.post(events);
    analyst.awaitAll();
    return new Cost(posted.events(), posted.bytes(), Cost.processorTime().minus(begin));
  }

  /** Asks by every judgement, and notes what it cost. */
  Map<Judgement, Question.Answer> ask(Ledger ledger) throws SQLException {
    var answers = new EnumMap<Judgement, Question.Answer>(Judgement.class);
    for (var judgement : Judgement.values()) {
      var begin = Cost.processorTime();
      answers.put(judgement, analyst.ask(new Question(variant, judgement)));
      ledger.asked(judgement, Cost.processorTime().minus(begin));
    }
    return answers;
  }
}
