/// Puts every Java file of the project through google-java-format: `check` lists those that differ
/// and fails, `rewrite` changes them.
void main(String... modes) throws IOException {
  var options =
      switch (modes[0]) {
        case "rewrite" -> List.of("--replace");
        default -> List.of("--dry-run", "--set-exit-if-changed");
      };
  var formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
  var arguments = Stream.concat(options.stream(), javaFiles().stream()).toArray(String[]::new);
  if (formatter.run(System.out, System.err, arguments) != 0) {
    IO.println("google-java-format would change the files above: ./run format does it.");
    System.exit(1);
  }
}

List<String> javaFiles() throws IOException {
  var ours = FileSystems.getDefault().getPathMatcher("glob:{*/src/**,.mvn/*}.java");
  try (var paths = Files.walk(Path.of(""))) {
    return paths.filter(ours::matches).map(Path::toString).toList();
  }
}
