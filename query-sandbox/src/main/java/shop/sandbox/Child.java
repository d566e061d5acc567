package shop.sandbox;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that answers questions, one at a time. It knows nothing of the service: its environment
 * is empty, its directory is its own and empty, and it ends when its standard input does, so that
 * it outlives neither {@link #close} nor a killed service.
 */
final class Child implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Child.class);

  /** From its start to its first sign of life, on a machine that has other things to do. */
  private static final Duration START = Duration.ofSeconds(60);

  /** A child's first byte. */
  private static final int READY = 1;

  private final Path directory;
  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;

  /** A thread of the platform: to read what another process writes would pin a virtual one. */
  private final ExecutorService exchange =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("query-child").factory());

  private Child(Path directory, Process process) {
    this.directory = directory;
    this.process = process;
    this.in = new DataInputStream(process.getInputStream());
    this.out = new DataOutputStream(process.getOutputStream());
  }

  /**
   * Starts one and waits until everything it needs is loaded.
   *
   * @throws UncheckedIOException when that does not work
   */
  static Child start(List<String> command) {
    try {
      var directory = Files.createTempDirectory("query-sandbox");
      var process =
          new ProcessBuilder(command).directory(directory.toFile()).redirectError(Redirect.DISCARD);
      process.environment().clear();
      return new Child(directory, process.start()).ready();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Child ready() throws IOException {
    try {
      if (within(START, in::read) == READY) {
        return this;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("a child does not get ready", e);
    }
    close();
    throw new IOException("a child ended before it was ready, with " + process.exitValue());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Asks, and kills the child when it does not answer in time. When it does not survive the
   * question, that is a reply too.
   *
   * @throws InterruptedException after killing the child
   */
  Reply ask(Question question, Duration deadline) throws InterruptedException {
    try {
      return within(deadline, () -> exchange(question));
    } catch (TimeoutException e) {
      process.destroyForcibly();
      return new Reply.Refused(
          Reason.DEADLINE, "it was stopped after " + deadline.toMillis() + " ms");
    } catch (ExecutionException e) {
      LOG.debug("a child ended while it was asked", e);
      return new Reply.Refused(Reason.TOO_LARGE, "it ended the process in which it ran");
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private Reply exchange(Question question) throws IOException {
    Wire.write(question, out);
    return Wire.readReply(in);
  }

  private <T> T within(Duration time, Callable<T> work)
      throws InterruptedException, ExecutionException, TimeoutException {
    return exchange.submit(work).get(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Kills it, and removes what it left. */
  @Override
  public void close() {
    exchange.shutdown();
    try {
      process.destroyForcibly().waitFor();
      remove();
    } catch (IOException e) {
      LOG.warn("{} stays behind", directory, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void remove() throws IOException {
    try (var left = Files.list(directory)) {
      for (var file : left.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
