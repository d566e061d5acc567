package shop.benchmark.run;

import shop.benchmark.Engine;
import shop.benchmark.axon.StockAxon;
import shop.benchmark.dbos.Dbos;
import shop.benchmark.ours.InProcess;
import shop.benchmark.ours.OverHttp;
import shop.benchmark.outbox.Outbox;
import shop.benchmark.pekko.Pekko;
import shop.benchmark.plain.PlainTransaction;
import shop.benchmark.seata.Seata;

/** The engines, by the name that the command line and the table give them. */
enum Contestant {
  OURS("this project, in process"),
  OURS_ANALYTICS("this project, to where SQL sees it"),
  OURS_HTTP("this project, over HTTP"),
  PLAIN("one plain transaction, no saga"),
  OUTBOX("outbox written by hand"),
  AXON("Axon as its guide teaches"),
  PEKKO("Apache Pekko persistence, JDBC"),
  SEATA("Apache Seata saga engine"),
  DBOS("DBOS Transact");

  private final String title;

  Contestant(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  Engine.Starter starter() {
    return switch (this) {
      case OURS -> InProcess::start;
      case OURS_ANALYTICS -> InProcess::startWithAnalytics;
      case OURS_HTTP -> OverHttp::start;
      case PLAIN -> PlainTransaction::start;
      case OUTBOX -> Outbox::start;
      case AXON -> StockAxon::start;
      case PEKKO -> Pekko::start;
      case SEATA -> Seata::start;
      case DBOS -> Dbos::start;
    };
  }
}
