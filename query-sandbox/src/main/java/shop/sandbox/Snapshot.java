package shop.sandbox;

import java.util.List;
import java.util.Set;

/**
 * What a question is asked about. All of it is said by the service, nothing by a stranger.
 *
 * @param setup statements that bring the relations about in an empty database, such as ATTACH and
 *     CREATE VIEW
 * @param files absolute paths that the relations read while they are asked; what is attached is not
 *     among them
 * @param relations names of tables and views that may be asked for
 * @param functions names of table macros that may be called
 */
public record Snapshot(
    List<String> setup, List<String> files, Set<String> relations, Set<String> functions) {

  public Snapshot {
    setup = List.copyOf(setup);
    files = List.copyOf(files);
    relations = Set.copyOf(relations);
    functions = Set.copyOf(functions);
  }
}
