package shop.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Questions and replies as bytes, between the service and a child. A child is as hostile as the
 * statement that took it over, so nothing is made of its bytes but numbers and texts.
 */
public final class Wire {

  /** Bytes of anything that is read; a child must not fill the service's memory. */
  private static final int MOST = 1 << 28;

  private Wire() {}

  public static void write(Question question, DataOutputStream out) throws IOException {
    var snapshot = question.snapshot();
    write(snapshot.setup(), out);
    write(snapshot.files(), out);
    write(snapshot.relations(), out);
    write(snapshot.functions(), out);
    write(question.sql(), out);
    write(question.format().name(), out);
    out.flush();
  }

  /**
   * The next question.
   *
   * @throws EOFException when whoever asks has gone
   */
  public static Question readQuestion(DataInputStream in) throws IOException {
    return new Question(
        new Snapshot(
            readTexts(in), readTexts(in), Set.copyOf(readTexts(in)), Set.copyOf(readTexts(in))),
        readText(in),
        Format.valueOf(readText(in)));
  }

  public static void write(Reply reply, DataOutputStream out) throws IOException {
    switch (reply) {
      case Reply.Result result -> {
        out.writeBoolean(true);
        out.writeLong(result.rows());
        out.writeBoolean(result.truncated());
        write(result.body(), out);
      }
      case Reply.Refused refused -> {
        out.writeBoolean(false);
        write(refused.reason().name(), out);
        write(refused.detail(), out);
      }
    }
    out.flush();
  }

  /**
   * The reply to the last question.
   *
   * @throws EOFException when the child has ended
   * @throws IOException also when its bytes make no sense
   */
  static Reply readReply(DataInputStream in) throws IOException {
    if (in.readBoolean()) {
      long rows = in.readLong();
      boolean truncated = in.readBoolean();
      return new Reply.Result(readBytes(in), rows, truncated);
    }
    return new Reply.Refused(reason(readText(in)), readText(in));
  }

  private static Reason reason(String name) throws IOException {
    try {
      return Reason.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IOException("no reason: " + name, e);
    }
  }

  private static void write(Collection<String> texts, DataOutputStream out) throws IOException {
    out.writeInt(texts.size());
    for (var text : texts) {
      write(text, out);
    }
  }

  private static List<String> readTexts(DataInputStream in) throws IOException {
    int size = in.readInt();
    var texts = new ArrayList<String>();
    for (int n = 0; n < size; n++) {
      texts.add(readText(in));
    }
    return texts;
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    write(text.getBytes(UTF_8), out);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(readBytes(in), UTF_8);
  }

  private static void write(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST) {
      throw new IOException("a length of " + length);
    }
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }
}
