package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the YAML a scalar holds, with every node at its place in the file around it.
 *
 * <p>In a block scalar ({@code |}) the lines are as they are, only indented, so each document of
 * them is read where it is. Where characters of the text and of the file differ (escapes, folded
 * lines), every node is at the scalar.
 */
public final class InlineYaml {
  private final ScalarNode scalar;
  private final List<YamlNode> roots = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  private InlineYaml(ScalarNode scalar) {
    this.scalar = scalar;
  }

  /** The roots of the documents that are not empty, and what is wrong with the others. */
  public static Outcome<List<YamlNode>> read(ScalarNode scalar) {
    var inline = new InlineYaml(scalar);
    inline.run();
    return new Outcome<>(List.copyOf(inline.roots), inline.problems);
  }

  private void run() {
    var lines = lines();
    if (lines.isPresent()) {
      runLines(lines.get());
    } else {
      read(scalar.text(), Optional.empty());
    }
  }

  /** A line of the text in the file; a separator ends a document. */
  private record Line(int start, int end, boolean isSeparator) {}

  private void runLines(List<Line> lines) {
    var text = scalar.span().source().text();
    var first = 0;
    for (var i = 0; i <= lines.size(); i++) {
      if (i == lines.size() || lines.get(i).isSeparator()) {
        if (i > first) {
          var start = lines.get(first).start();
          read(text.substring(start, lines.get(i - 1).end()), Optional.of(start));
        }
        first = i + 1;
      }
    }
  }

  /** The lines of the text where they are in the file; empty where they differ. */
  private Optional<List<Line>> lines() {
    var span = scalar.span();
    var text = span.source().text();
    var isBlock = scalar.style() == ScalarNode.Style.LITERAL;
    var start =
        isBlock ? text.indexOf('\n', span.start()) + 1 : span.start() + (isQuoted() ? 1 : 0);
    if (start <= 0 || start > span.end()) {
      return Optional.empty();
    }
    var lines = new ArrayList<Line>();
    var indent = -1;
    for (var wanted : scalar.text().split("\n", -1)) {
      if (start > span.end()) {
        return wanted.isBlank() ? Optional.of(lines) : Optional.empty();
      }
      var newline = text.indexOf('\n', start);
      var end = newline < 0 || newline > span.end() ? span.end() : newline;
      var written = text.substring(start, end);
      if (written.endsWith("\r")) {
        written = written.substring(0, written.length() - 1);
      }
      if (!wanted.isBlank()) {
        if (indent < 0) {
          indent = written.length() - wanted.length() - (isBlock || !isQuoted() ? 0 : 1);
        }
        if (indent < 0 || !written.startsWith(wanted, isBlock ? indent : 0)) {
          return Optional.empty();
        }
        var isSeparator = isBlock && wanted.stripTrailing().equals("---");
        lines.add(new Line(start, isBlock ? end : start + wanted.length(), isSeparator));
      }
      start = end + 1;
    }
    return Optional.of(lines);
  }

  private boolean isQuoted() {
    return scalar.style() == ScalarNode.Style.DOUBLE_QUOTED
        || scalar.style() == ScalarNode.Style.SINGLE_QUOTED;
  }

  private void read(String text, Optional<Integer> start) {
    var source = new SourceFile(scalar.span().source().id(), text);
    var outcome = new YamlReader().read(source);
    for (var problem : outcome.problems()) {
      problems.add(moved(problem, start));
    }
    for (var document : outcome.value()) {
      if (document.root().isPresent() && !isNull(document.root().get())) {
        roots.add(moved(document.root().get(), start));
      }
    }
  }

  private static boolean isNull(YamlNode root) {
    return root instanceof ScalarNode text
        && text.value(Reading.KUSTOMIZE) instanceof ScalarValue.Null;
  }

  private Span moved(Span span, Optional<Integer> start) {
    return start.isEmpty()
        ? scalar.span()
        : scalar.span().source().span(start.get() + span.start(), start.get() + span.end());
  }

  private Diagnostic moved(Diagnostic problem, Optional<Integer> start) {
    var related = new ArrayList<Label>();
    for (var label : problem.related()) {
      related.add(new Label(moved(label.span(), start), label.message()));
    }
    return new Diagnostic(
        problem.code(),
        problem.severity(),
        problem.message(),
        moved(problem.primary(), start),
        related,
        problem.help(),
        Optional.empty(),
        problem.object(),
        problem.clusters(),
        problem.world());
  }

  private YamlNode moved(YamlNode node, Optional<Integer> start) {
    var place = moved(node.span(), start);
    if (node instanceof MappingNode mapping) {
      var entries = new ArrayList<MappingNode.Entry>();
      for (var entry : mapping.entries()) {
        var key = entry.key().at(moved(entry.key().span(), start));
        entries.add(new MappingNode.Entry(entry.name(), key, moved(entry.value(), start)));
      }
      return new MappingNode(place, entries);
    }
    if (node instanceof SequenceNode sequence) {
      var items = new ArrayList<YamlNode>();
      for (var item : sequence.items()) {
        items.add(moved(item, start));
      }
      return new SequenceNode(place, items);
    }
    return node.at(place);
  }
}
