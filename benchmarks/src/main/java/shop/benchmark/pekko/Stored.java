package shop.benchmark.pekko;

/** Marks events: Pekko stores them as Jackson writes them. */
interface Stored {}
