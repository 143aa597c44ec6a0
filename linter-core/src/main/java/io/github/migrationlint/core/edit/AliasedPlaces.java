package io.github.migrationlint.core.edit;

import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values of a document that aliases repeat elsewhere. Whoever changes one changes every place that
 * has its alias, so no fix does.
 */
public final class AliasedPlaces {
  private final Map<String, Span> anchored = new HashMap<>();
  private final Set<String> aliases = new HashSet<>();

  private AliasedPlaces() {}

  /** None where the document has no alias. */
  public static List<Span> in(Document document) {
    var text = document.source().text();
    if (document.root().isEmpty() || text.indexOf('&') < 0 || text.indexOf('*') < 0) {
      return List.of();
    }
    var places = new AliasedPlaces();
    places.collect(document.root().get());
    var found = new ArrayList<Span>();
    for (var anchor : places.anchored.entrySet()) {
      if (places.aliases.contains(anchor.getKey())) {
        found.add(anchor.getValue());
      }
    }
    return found;
  }

  private void collect(YamlNode node) {
    var span = node.span();
    if (span.length() > 1 && span.source().text().charAt(span.start()) == '*') {
      // A plain scalar cannot begin so.
      aliases.add(span.text().substring(1));
      return;
    }
    var name = anchorBefore(span);
    if (!name.isEmpty()) {
      anchored.put(name, span);
    }
    if (node instanceof MappingNode mapping) {
      collectMerged(mapping);
      for (var entry : mapping.entries()) {
        if (span.contains(entry.key().span())) {
          collect(entry.value());
        }
      }
    } else if (node instanceof SequenceNode sequence) {
      for (var item : sequence.items()) {
        collect(item);
      }
    }
  }

  /** What {@code <<} brings is not among the entries under its own name: its line is read for aliases. */
  private void collectMerged(MappingNode mapping) {
    var text = mapping.span().text();
    for (var at = text.indexOf("<<"); at >= 0; at = text.indexOf("<<", at + 2)) {
      var end = text.indexOf('\n', at);
      addAliases(text.substring(at, end < 0 ? text.length() : end));
    }
  }

  private void addAliases(String line) {
    for (var at = line.indexOf('*'); at >= 0; at = line.indexOf('*', at + 1)) {
      var end = at + 1;
      while (end < line.length() && isNamePart(line.charAt(end))) {
        end++;
      }
      aliases.add(line.substring(at + 1, end));
    }
  }

  private static boolean isNamePart(char c) {
    return c > ' ' && ",[]{}".indexOf(c) < 0;
  }

  /** The name behind the {@code &} directly before a value, tags between left out. */
  private static String anchorBefore(Span value) {
    var text = value.source().text();
    var end = value.start();
    while (true) {
      while (end > 0 && text.charAt(end - 1) <= ' ') {
        end--;
      }
      var start = end;
      while (start > 0 && isNamePart(text.charAt(start - 1))) {
        start--;
      }
      if (start < end && text.charAt(start) == '&') {
        return text.substring(start + 1, end);
      }
      if (start == end || text.charAt(start) != '!') {
        return "";
      }
      end = start;
    }
  }
}
