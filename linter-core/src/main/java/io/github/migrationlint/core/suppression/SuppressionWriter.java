package io.github.migrationlint.core.suppression;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Accepts findings where they are: writes a comment for each node that has some, and in JSON, where no
 * comment is possible, the annotation of the object. A comment is only written if reading the file again
 * shows that it covers its findings and that nothing else has changed.
 */
public final class SuppressionWriter {
  /** What is to be written, and what could not be. */
  public record Written(Map<SourceFile, String> texts, int accepted, int left) {}

  /** Where a comment goes, and what is around it: indentation and a line end, or a blank. */
  private record InsertionPoint(int offset, String before, String after) {}

  private final Map<SourceId, List<Document>> documents = new HashMap<>();
  private final Map<SourceId, List<Manifest>> manifests = new HashMap<>();
  private final String reason;

  private SuppressionWriter(Repository repository, String reason) {
    this.reason = reason;
    for (var document : repository.yaml().documents()) {
      documents.computeIfAbsent(document.source().id(), id -> new ArrayList<>()).add(document);
    }
    for (var manifest : repository.written()) {
      manifests
          .computeIfAbsent(manifest.document().source().id(), id -> new ArrayList<>())
          .add(manifest);
    }
  }

  /**
   * The texts of the files with suppressions in them.
   *
   * @param reason one line
   */
  public static Written of(List<Diagnostic> findings, Repository repository, String reason) {
    var writer = new SuppressionWriter(repository, reason);
    var byFile = new LinkedHashMap<SourceId, List<Diagnostic>>();
    for (var finding : findings) {
      if (SuppressionRules.includes(finding.code())) {
        continue;
      }
      byFile
          .computeIfAbsent(finding.primary().source().id(), id -> new ArrayList<>())
          .add(finding);
    }
    var texts = new LinkedHashMap<SourceFile, String>();
    var accepted = 0;
    for (var file : byFile.entrySet()) {
      var source = file.getValue().get(0).primary().source();
      var edits = new ArrayList<Edit>();
      var count = source.id().path().endsWith(".json")
          ? writer.annotate(source, file.getValue(), edits)
          : writer.comment(source, file.getValue(), edits);
      if (!edits.isEmpty()) {
        texts.put(source, applied(source.text(), edits));
        accepted += count;
      }
    }
    return new Written(texts, accepted, findings.size() - accepted);
  }

  private int comment(SourceFile source, List<Diagnostic> findings, List<Edit> edits) {
    var byPlace = new LinkedHashMap<InsertionPoint, List<Diagnostic>>();
    var places = new HashMap<Span, Optional<InsertionPoint>>();
    for (var finding : findings) {
      nodeOf(finding.primary())
          .flatMap(node ->
              places.computeIfAbsent(node, unused -> placeFor(source, node, finding.code())))
          .ifPresent(place ->
              byPlace.computeIfAbsent(place, unused -> new ArrayList<>()).add(finding));
    }
    var accepted = 0;
    for (var place : byPlace.entrySet()) {
      edits.add(edit(source, place.getKey(), rules(place.getValue())));
      accepted += place.getValue().size();
    }
    return accepted;
  }

  /** The innermost entry or item around a place. */
  private Optional<Span> nodeOf(Span place) {
    for (var document : documents.getOrDefault(place.source().id(), List.of())) {
      if (document.root().isPresent() && document.span().contains(place)) {
        return new CommentNodes(document).innermostAround(place);
      }
    }
    return Optional.empty();
  }

  /** Above the node or behind its first line, whichever covers less; empty where neither works. */
  private Optional<InsertionPoint> placeFor(SourceFile source, Span node, String rule) {
    var best = Optional.<InsertionPoint>empty();
    var least = Integer.MAX_VALUE;
    for (var place : List.of(above(source, node), behind(source, node))) {
      var covered = covered(source, edit(source, place, rule), node);
      if (covered.isPresent() && covered.get() < least) {
        best = Optional.of(place);
        least = covered.get();
      }
    }
    return best;
  }

  private Edit edit(SourceFile source, InsertionPoint place, String rules) {
    var words = "# " + SuppressionReader.ADDRESS + " " + SuppressionReader.ALLOW + " " + rules
        + " -- " + reason;
    return new Edit(source.span(place.offset, place.offset), place.before + words + place.after);
  }

  private static String rules(List<Diagnostic> findings) {
    var rules = new TreeSet<String>();
    for (var finding : findings) {
      rules.add(finding.code());
    }
    return String.join(", ", rules);
  }

  private static InsertionPoint above(SourceFile source, Span node) {
    var lines = source.lines();
    var start = lines.start(lines.position(node.start()).line());
    var indent = start;
    while (indent < node.start() && source.text().charAt(indent) == ' ') {
      indent++;
    }
    return new InsertionPoint(start, source.text().substring(start, indent), lineEnd(source));
  }

  private static InsertionPoint behind(SourceFile source, Span node) {
    var lines = source.lines();
    var line = lines.position(node.start()).line();
    return new InsertionPoint(lines.start(line) + lines.line(line).length(), " ", "");
  }

  private static String lineEnd(SourceFile source) {
    return source.text().contains("\r\n") ? "\r\n" : "\n";
  }

  /**
   * How much the comment covers, in characters; empty where it does not cover the place, or something
   * else would change for a reader of the file.
   */
  private Optional<Integer> covered(SourceFile source, Edit edit, Span place) {
    if (!source.isWhole()) {
      return Optional.empty();
    }
    var after = new SourceFile(source.id(), applied(source.text(), List.of(edit)));
    var read = new YamlReader().read(after);
    if (!isSame(documents.getOrDefault(source.id(), List.of()), read.value())) {
      return Optional.empty();
    }
    var at = edit.span().start() + edit.replacement().indexOf('#');
    var shift = place.start() >= edit.span().start() ? edit.replacement().length() : 0;
    for (var document : read.value()) {
      for (var comment : document.comments()) {
        if (comment.span().start() == at) {
          return new CommentNodes(document)
              .coveredBy(comment)
              .filter(covered ->
                  covered.start() <= place.start() + shift && place.end() + shift <= covered.end())
              .map(Span::length);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(List<Document> before, List<Document> after) {
    if (before.size() != after.size()) {
      return false;
    }
    for (var i = 0; i < before.size(); i++) {
      var first = before.get(i).root().map(CommentNodes::meaning);
      var second = after.get(i).root().map(CommentNodes::meaning);
      if (!first.equals(second)) {
        return false;
      }
    }
    return true;
  }

  /** The annotation of each object, once for all its findings. */
  private int annotate(SourceFile source, List<Diagnostic> findings, List<Edit> edits) {
    var byObject = new LinkedHashMap<Manifest, List<Diagnostic>>();
    for (var finding : findings) {
      for (var manifest : manifests.getOrDefault(source.id(), List.of())) {
        if (manifest.span().contains(finding.primary())) {
          byObject.computeIfAbsent(manifest, unused -> new ArrayList<>()).add(finding);
          break;
        }
      }
    }
    var accepted = 0;
    for (var object : byObject.entrySet()) {
      var edit = annotation(object.getKey(), object.getValue());
      if (edit.isPresent()) {
        edits.add(edit.get());
        accepted += object.getValue().size();
      }
    }
    return accepted;
  }

  private Optional<Edit> annotation(Manifest manifest, List<Diagnostic> findings) {
    var words = rules(findings) + " -- " + reason.replace(';', ',');
    var metadata = manifest.root().mapping("metadata");
    if (metadata.isEmpty()) {
      return Optional.empty();
    }
    var annotations = metadata.get().mapping("annotations");
    if (annotations.isEmpty()) {
      return metadata.get().entry("annotations").isPresent()
          ? Optional.empty()
          : insert(metadata.get(), "\"annotations\": {" + member(words) + "}");
    }
    var present = annotations.get().entry(SuppressionReader.ANNOTATION);
    if (present.isEmpty()) {
      return insert(annotations.get(), member(words));
    }
    return present.get().value() instanceof ScalarNode scalar
        ? Optional.of(new Edit(scalar.span(), quoted(scalar.text() + "; " + words)))
        : Optional.empty();
  }

  private static String member(String words) {
    return quoted(SuppressionReader.ANNOTATION) + ": " + quoted(words);
  }

  /** Behind the opening brace, on a line of its own where the members have such. */
  private static Optional<Edit> insert(MappingNode mapping, String member) {
    var source = mapping.span().source();
    var place = mapping.span().start() + 1;
    if (!source.text().startsWith("{", place - 1)) {
      return Optional.empty();
    }
    if (mapping.entries().isEmpty()) {
      return Optional.of(new Edit(source.span(place, place), member));
    }
    var first = mapping.entries().get(0).key().span().start();
    var between = source.text().substring(place, first);
    return Optional.of(new Edit(
        source.span(place, place), between + member + "," + (between.isEmpty() ? " " : "")));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String applied(String text, List<Edit> edits) {
    var sorted = new ArrayList<>(edits);
    sorted.sort((one, other) -> one.span().compareTo(other.span()));
    var out = new StringBuilder();
    var from = 0;
    for (var edit : sorted) {
      out.append(text, from, edit.span().start()).append(edit.replacement());
      from = edit.span().end();
    }
    return out.append(text, from, text.length()).toString();
  }
}
