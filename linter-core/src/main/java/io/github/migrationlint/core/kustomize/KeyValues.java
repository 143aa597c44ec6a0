package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.text.RepoPath;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The data of a generated ConfigMap or Secret, as kustomize reads it from env files, literals and
 * files, in this order (api/kv/kv.go {@code Load}).
 */
final class KeyValues {
  /** What an entry costs besides its text: it is kept. */
  private static final int UNITS_PER_ENTRY = 24;

  private final String folder;
  private final PatchReader reader;
  private final BuildProblems findings;
  private final BudgetShare budget;

  /** Values by key, each at the place it is written at. */
  private final TreeMap<String, ScalarNode> values = new TreeMap<>();

  private boolean isComplete = true;

  KeyValues(String folder, PatchReader reader, BuildProblems findings, BudgetShare budget) {
    this.budget = budget;
    this.folder = folder;
    this.reader = reader;
    this.findings = findings;
  }

  SortedMap<String, ScalarNode> values() {
    return values;
  }

  /** Whether every source could be read. */
  boolean isComplete() {
    return isComplete;
  }

  void read(MappingNode item) {
    var envs = scalars(item, "envs");
    item.scalar("env").filter(env -> !env.text().isEmpty()).ifPresent(envs::add);
    for (var env : envs) {
      readEnv(env);
    }
    for (var literal : scalars(item, "literals")) {
      readLiteral(literal);
    }
    for (var file : scalars(item, "files")) {
      readFile(file);
    }
  }

  private static List<ScalarNode> scalars(MappingNode item, String name) {
    var scalars = new ArrayList<ScalarNode>();
    for (var node : item.items(name)) {
      if (node instanceof ScalarNode scalar && !Nodes.isNull(scalar)) {
        scalars.add(scalar);
      }
    }
    return scalars;
  }

  private void put(String key, String value, ScalarNode written) {
    budget.spend(UNITS_PER_ENTRY, written.span());
    budget.spend(value.length() / 8, written.span());
    var present = values.putIfAbsent(key, Nodes.string(written.span(), value));
    if (present != null) {
      findings.broken(written.span(), "key `" + key + "` is generated twice");
    }
  }

  /** One pair of quotes around the value goes: kv.go {@code removeQuotes}. */
  private void readLiteral(ScalarNode written) {
    var text = written.text();
    var equals = text.indexOf('=');
    if (equals <= 0) {
      findings.broken(written.span(), "`" + Nodes.quoted(text) + "` is not `key=value`");
      return;
    }
    var value = text.substring(equals + 1);
    var last = value.length() - 1;
    var isQuoted = last > 0
        && value.charAt(0) == value.charAt(last)
        && (value.charAt(0) == '"' || value.charAt(0) == '\'');
    put(text.substring(0, equals), isQuoted ? value.substring(1, last) : value, written);
  }

  private void readFile(ScalarNode written) {
    var text = written.text();
    var equals = text.indexOf('=');
    var isPair = equals > 0 && equals == text.lastIndexOf('=') && equals < text.length() - 1;
    if (equals >= 0 && !isPair) {
      findings.broken(written.span(), "`" + Nodes.quoted(text) + "` is not `key=path`");
      return;
    }
    var path = text.substring(equals + 1);
    var content = reader.text(folder, Nodes.string(written.span(), path));
    if (content.isEmpty()) {
      isComplete = false;
    } else {
      put(
          equals > 0 ? text.substring(0, equals) : new RepoPath(path).name(),
          content.get(),
          written);
    }
  }

  private void readEnv(ScalarNode written) {
    var content = reader.text(folder, written);
    if (content.isEmpty()) {
      isComplete = false;
      return;
    }
    for (var line : content.get().split("\n", -1)) {
      readLine(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line, written);
    }
  }

  /** Quotes and trailing blanks stay; a line without {@code =} has an empty value. */
  private void readLine(String line, ScalarNode written) {
    var start = 0;
    while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
      start++;
    }
    if (start == line.length() || line.charAt(start) == '#') {
      return;
    }
    var equals = line.indexOf('=', start);
    var key = line.substring(start, equals < 0 ? line.length() : equals);
    if (!key.isEmpty()) {
      put(key, equals < 0 ? "" : line.substring(equals + 1), written);
    }
  }
}
