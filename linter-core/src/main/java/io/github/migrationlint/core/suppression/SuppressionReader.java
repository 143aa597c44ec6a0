package io.github.migrationlint.core.suppression;

import io.github.migrationlint.core.config.ConfiguredSuppression;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.suppression.Suppression.Annotated;
import io.github.migrationlint.core.suppression.Suppression.Configured;
import io.github.migrationlint.core.suppression.Suppression.NamedRule;
import io.github.migrationlint.core.suppression.Suppression.Node;
import io.github.migrationlint.core.suppression.Suppression.Scope;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.Document.Comment;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the suppressions of a repository, and what is written wrong in them. */
final class SuppressionReader {
  /** How a comment begins that is for us. */
  static final String ADDRESS = "migration-lint:";

  static final String ALLOW = "allow";

  /** The annotation of an object. */
  static final String ANNOTATION = "migration-lint/allow";

  private final List<Suppression> found = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  /** In no particular order. */
  List<Suppression> found() {
    return found;
  }

  List<Diagnostic> problems() {
    return problems;
  }

  /** Takes the comments of documents. */
  void readComments(List<Document> documents) {
    for (var document : documents) {
      if (!document.comments().isEmpty()) {
        readComments(document);
      }
    }
  }

  private void readComments(Document document) {
    var nodes = new CommentNodes(document);
    for (var comment : document.comments()) {
      var text = comment.span().text();
      var address = start(text, 1);
      if (text.startsWith(ADDRESS, address)) {
        readComment(comment, start(text, address + ADDRESS.length()), nodes);
      }
    }
  }

  private void readComment(Comment comment, int command, CommentNodes nodes) {
    var text = comment.span().text();
    var end = command;
    while (end < text.length() && text.charAt(end) > ' ') {
      end++;
    }
    if (!text.substring(command, end).equals(ALLOW)) {
      problems.add(SuppressionRules.MALFORMED
          .at(trimmed(comment.span()), "this comment is not understood: it must begin with `allow`")
          .withHelp(SuppressionRules.FORM));
      return;
    }
    var covered = nodes.coveredBy(comment);
    if (covered.isEmpty()) {
      problems.add(SuppressionRules.MALFORMED
          .at(trimmed(comment.span()), "this comment has no entry below it to cover")
          .withHelp("move it above or behind the entry that it is for"));
      return;
    }
    var allowance = Allowance.of(text, end, text.length());
    add(
        allowance,
        new Node(covered.get()),
        trimmed(comment.span()),
        comment.span().start());
  }

  /** Where the first character that is no blank is. */
  private static int start(String text, int from) {
    var i = from;
    while (i < text.length() && text.charAt(i) <= ' ') {
      i++;
    }
    return i;
  }

  private static Span trimmed(Span span) {
    var length = span.text().stripTrailing().length();
    return span.source().span(span.start(), span.start() + length);
  }

  /**
   * Keeps what is understood and reports what is not.
   *
   * @param origin where the text begins in the file; negative where its characters are not there
   *     one by one
   */
  private void add(Allowance allowance, Scope scope, Span place, int origin) {
    if (allowance.mistake().isPresent()) {
      problems.add(SuppressionRules.MALFORMED
          .at(place, "malformed suppression: " + allowance.mistake().get())
          .withHelp(SuppressionRules.FORM));
      return;
    }
    var rules = new ArrayList<NamedRule>();
    for (var word : allowance.rules()) {
      var start = origin + word.start();
      rules.add(new NamedRule(
          word.text(),
          origin < 0 ? place : place.source().span(start, start + word.text().length())));
    }
    found.add(new Suppression(rules, allowance.reason(), allowance.until(), scope, true, place));
  }

  /** Takes the annotations of objects, as written and as kustomizations compose them. */
  void readAnnotations(Repository repository) {
    var values = new LinkedHashMap<Span, YamlNode>();
    var written = new HashMap<Span, List<Span>>();
    for (var manifest : repository.written()) {
      var value = annotation(manifest);
      if (value.isPresent()) {
        values.put(value.get().span(), value.get());
        written
            .computeIfAbsent(value.get().span(), place -> new ArrayList<>())
            .add(manifest.span());
      }
    }
    var composed = new HashMap<Span, Map<String, Set<ObjectRef>>>();
    for (var cluster : repository.plan().clusters()) {
      for (var manifest : cluster.manifests()) {
        var value = annotation(manifest);
        if (value.isPresent()) {
          values.put(value.get().span(), value.get());
          composed
              .computeIfAbsent(value.get().span(), place -> new HashMap<>())
              .computeIfAbsent(cluster.name(), name -> new HashSet<>())
              .add(manifest.ref());
        }
      }
    }
    values.forEach((place, value) -> addAnnotation(
        value,
        new Annotated(
            written.getOrDefault(place, List.of()), composed.getOrDefault(place, Map.of()))));
  }

  private static Optional<YamlNode> annotation(Manifest manifest) {
    var root = manifest.root();
    var metadata = root.mayHold(ANNOTATION) ? root.get("metadata") : Optional.<YamlNode>empty();
    if (metadata.isPresent() && metadata.get() instanceof MappingNode mapping) {
      var annotations = mapping.get("annotations");
      if (annotations.isPresent() && annotations.get() instanceof MappingNode entries) {
        return entries.get(ANNOTATION);
      }
    }
    return Optional.empty();
  }

  private void addAnnotation(YamlNode value, Scope scope) {
    if (!(value instanceof ScalarNode scalar)) {
      problems.add(SuppressionRules.MALFORMED
          .at(value.span(), "this annotation is not understood: it must be a text")
          .withHelp("write `\"RULE -- REASON\"`"));
      return;
    }
    var text = scalar.text();
    var origin = origin(scalar);
    var start = 0;
    while (start <= text.length()) {
      var semicolon = text.indexOf(';', start);
      var end = semicolon < 0 ? text.length() : semicolon;
      if (start(text, start) < end || text.isBlank()) {
        add(Allowance.of(text, start, end), scope, scalar.span(), origin);
      }
      start = text.isBlank() ? text.length() + 1 : end + 1;
    }
  }

  /** Where the text of a scalar begins, if its characters are in the file one by one. */
  private static int origin(ScalarNode scalar) {
    var written = scalar.span().text();
    if (written.equals(scalar.text())) {
      return scalar.span().start();
    }
    var isQuoted =
        written.length() == scalar.text().length() + 2 && written.startsWith(scalar.text(), 1);
    return isQuoted ? scalar.span().start() + 1 : -1;
  }

  /** Takes the entries of the configuration. */
  void readConfiguration(List<ConfiguredSuppression> entries) {
    for (var entry : entries) {
      var rules = new ArrayList<NamedRule>();
      for (var rule : entry.rules()) {
        rules.add(new NamedRule(rule, entry.place()));
      }
      if (entry.rules().isEmpty()) {
        rules.add(new NamedRule(entry.rule(), entry.place()));
      }
      found.add(new Suppression(
          rules, entry.reason(), entry.until(), new Configured(entry), false, entry.place()));
    }
  }
}
