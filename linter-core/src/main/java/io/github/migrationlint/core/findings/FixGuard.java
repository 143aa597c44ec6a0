package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.edit.AliasedPlaces;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.InlineYaml;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarNode.Style;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes fixes back that are not certain to change their own place alone. What an alias repeats elsewhere
 * is one: no one can tell whether the other places are to change as well. The other is a value in a text
 * of YAML: in quotes or folded lines it has no characters of its own ({@link InlineYaml}).
 */
final class FixGuard {
  private final PlaceIndex<Document> documents = new PlaceIndex<>();
  private final Map<SourceId, List<Span>> aliased = new HashMap<>();

  FixGuard(List<Document> documents) {
    for (var document : documents) {
      this.documents.add(document.span(), document);
    }
  }

  /** The finding, without its fix where that is not certain to change its own place alone. */
  Diagnostic guarded(Diagnostic finding) {
    var fix = finding.fix();
    return fix.isPresent()
            && (isIncomplete(fix.get()) || isAliased(fix.get()) || replacesText(fix.get()))
        ? finding.withoutFix()
        : finding;
  }

  /** Whether it would be written to a file of which only a part was read. */
  private static boolean isIncomplete(Fix fix) {
    for (var edit : fix.edits()) {
      if (!edit.span().source().isWhole()) {
        return true;
      }
    }
    return false;
  }

  private boolean replacesText(Fix fix) {
    for (var edit : fix.edits()) {
      for (var document : documents.around(edit.span())) {
        if (document
            .root()
            .flatMap(root -> scalarAround(edit.span(), root))
            .filter(scalar -> isSpoilt(scalar, edit))
            .isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether an edit would take the place of a whole text of YAML, or end its quotes. */
  private static boolean isSpoilt(ScalarNode scalar, Edit edit) {
    if (scalar.isPlain()) {
      return false;
    }
    if (scalar.span().length() == edit.span().length()) {
      var read = InlineYaml.read(scalar).value();
      return !read.isEmpty() && !(read.get(0) instanceof ScalarNode);
    }
    var isBlock = scalar.style() == Style.LITERAL || scalar.style() == Style.FOLDED;
    var text = edit.replacement();
    return !isBlock && (text.indexOf('"') >= 0 || text.indexOf('\'') >= 0);
  }

  private static Optional<ScalarNode> scalarAround(Span place, YamlNode node) {
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar);
    }
    if (node instanceof MappingNode mapping) {
      for (var entry : mapping.entries()) {
        if (entry.value().span().contains(place)) {
          return scalarAround(place, entry.value());
        }
      }
    } else if (node instanceof SequenceNode list) {
      for (var item : list.items()) {
        if (item.span().contains(place)) {
          return scalarAround(place, item);
        }
      }
    }
    return Optional.empty();
  }

  private boolean isAliased(Fix fix) {
    for (var edit : fix.edits()) {
      for (var place : aliasedIn(edit.span().source().id())) {
        if (place.touches(edit.span())) {
          return true;
        }
      }
    }
    return false;
  }

  private List<Span> aliasedIn(SourceId source) {
    return aliased.computeIfAbsent(source, unused -> {
      var places = new ArrayList<Span>();
      for (var document : documents.in(source)) {
        places.addAll(AliasedPlaces.in(document));
      }
      return places;
    });
  }
}
