package io.github.migrationlint.cli;

import io.github.migrationlint.core.text.Spelling;
import io.github.migrationlint.schemas.SchemaCatalogue;
import io.github.migrationlint.schemas.SchemaEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Shows which kinds and versions are known. */
final class SchemaCommand implements Command {
  static final Flag[] FLAGS = {Flag.HELP};

  private static final String LIST = "list";

  @Override
  public int run(List<String> words, Environment around, Console console) {
    var arguments = Arguments.of(words, FLAGS);
    if (arguments.has(Flag.HELP)) {
      return HelpCommand.show("schema", console);
    }
    var operands = arguments.operands();
    if (operands.isEmpty()) {
      throw new WrongUsage("schema what? `migration-lint schema list` shows what is known");
    }
    if (!operands.equals(List.of(LIST))) {
      var wrong = operands.get(operands.get(0).equals(LIST) ? 1 : 0);
      throw new WrongUsage(
          "nothing is expected here: `" + wrong + "`" + Spelling.question(wrong, List.of(LIST)));
    }
    console.print(table(SchemaCatalogue.bundled()));
    return ExitCode.CLEAN;
  }

  /** One line for each API version of a kind. */
  private static String table(SchemaCatalogue catalogue) {
    var known = new LinkedHashMap<String, List<SchemaEntry>>();
    for (var entry : catalogue.entries()) {
      known
          .computeIfAbsent(entry.apiVersion() + "/" + entry.kind(), key -> new ArrayList<>())
          .add(entry);
    }
    var table = new TextTable();
    for (var entries : known.values()) {
      var newest = entries.get(entries.size() - 1);
      table.addRow(newest.apiVersion(), newest.kind(), versions(entries) + remarks(newest));
    }
    return table.toString();
  }

  private static String versions(List<SchemaEntry> entries) {
    var versions = new StringBuilder(entries.get(0).component().title());
    var separator = " ";
    for (var entry : entries) {
      versions.append(separator).append(entry.componentVersion());
      separator = ", ";
    }
    return versions.toString();
  }

  private static String remarks(SchemaEntry newest) {
    if (!newest.served()) {
      return "; no longer served";
    }
    return newest.deprecated() ? "; deprecated" : "";
  }
}
