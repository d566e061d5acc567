package shop.benchmark.run;

import shop.benchmark.Workload;

/**
 * One run of one engine.
 *
 * @param warmUp checkouts that are not measured
 * @param measured checkouts that are
 * @param submitters threads that submit
 * @param rate submissions per second; 0 for as many as are accepted
 */
record Plan(
    Contestant contestant,
    Workload workload,
    int warmUp,
    int measured,
    int submitters,
    double rate) {

  /** As a child process is told it. */
  String[] arguments() {
    return new String[] {
      contestant.name(),
      Integer.toString(workload.products()),
      Integer.toString(workload.households()),
      Boolean.toString(workload.hot()),
      Integer.toString(warmUp),
      Integer.toString(measured),
      Integer.toString(submitters),
      Double.toString(rate)
    };
  }

  static Plan parse(String... arguments) {
    return new Plan(
        Contestant.valueOf(arguments[0]),
        new Workload(
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Boolean.parseBoolean(arguments[3])),
        Integer.parseInt(arguments[4]),
        Integer.parseInt(arguments[5]),
        Integer.parseInt(arguments[6]),
        Double.parseDouble(arguments[7]));
  }
}
