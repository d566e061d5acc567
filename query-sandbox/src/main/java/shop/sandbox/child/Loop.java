package shop.sandbox.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Function;
import shop.sandbox.Format;
import shop.sandbox.Question;
import shop.sandbox.Reply;
import shop.sandbox.Snapshot;
import shop.sandbox.Wire;

/** Answers one question after the other, for as long as somebody is there to ask. */
final class Loop {

  private static final int READY = 1;

  /** Loads everything that any question needs. */
  private static final Question FIRST =
      new Question(new Snapshot(List.of(), List.of(), Set.of(), Set.of()), "select 1", Format.JSON);

  private final Function<Question, Reply> answers;
  private final DataOutputStream out;
  private final SynchronousQueue<Question> questions = new SynchronousQueue<>();

  private Loop(Function<Question, Reply> answers, DataOutputStream out) {
    this.answers = answers;
    this.out = out;
  }

  /**
   * Reads questions in this thread and answers them in another: whatever a statement is at, the end
   * of standard input is noticed, and is the end of the process.
   */
  static void serve(Function<Question, Reply> answers) throws IOException {
    var out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
    var loop = new Loop(answers, out);
    if (loop.answer(FIRST) instanceof Reply.Refused refused) {
      throw new IllegalStateException(refused.detail());
    }
    out.write(READY);
    Thread.ofPlatform().daemon().start(loop::answer);
    try (var in = new DataInputStream(new FileInputStream(FileDescriptor.in))) {
      while (true) {
        loop.questions.put(Wire.readQuestion(in));
      }
    } catch (EOFException e) {
      clear();
      Files.delete(Path.of("").toAbsolutePath());
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts", e);
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private void answer() {
    try {
      while (true) {
        Wire.write(answer(questions.take()), out);
      }
    } catch (Throwable e) {
      // A child that fails is not asked again, whatever it was.
      Runtime.getRuntime().halt(1);
    }
  }

  private Reply answer(Question question) throws IOException {
    try {
      return answers.apply(question);
    } finally {
      clear();
    }
  }

  /** Whatever was written: the database's own library at first, later a result. */
  private static void clear() throws IOException {
    try (var left = Files.list(Path.of(""))) {
      for (var file : left.toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
