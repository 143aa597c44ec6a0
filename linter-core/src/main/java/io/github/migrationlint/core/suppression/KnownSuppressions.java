package io.github.migrationlint.core.suppression;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.ConfiguredSuppression;
import io.github.migrationlint.core.suppression.Suppression.Annotated;
import io.github.migrationlint.core.suppression.Suppression.Configured;
import io.github.migrationlint.core.targets.FieldPaths;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.text.CalendarDay;
import io.github.migrationlint.core.text.NamePattern;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The suppressions of one state of a repository, by what they are known by in another state: the rule,
 * the object and the field, never a line.
 */
public record KnownSuppressions(Map<Subject, List<Entry>> entries) {
  /**
   * What a suppression is known by.
   *
   * @param text the object and field that it covers
   */
  public record Subject(String rule, String text) {}

  /**
   * A suppression of one rule.
   *
   * @param until the last day on which it holds; empty where it holds without end
   */
  public record Entry(Span place, Optional<String> reason, Optional<CalendarDay> until) {
    public Entry {
      Objects.requireNonNull(place);
      Objects.requireNonNull(reason);
      Objects.requireNonNull(until);
    }

    /** Whether it still holds after the other one has expired. */
    boolean isLonger(Entry other) {
      return other.until.isPresent()
          && (until.isEmpty() || until.get().compareTo(other.until.get()) > 0);
    }
  }

  /** Those that end last come first: they are compared one by one. */
  private static final Comparator<Entry> LONGEST_FIRST = Comparator.comparing(
          (Entry entry) -> entry.until().map(CalendarDay::epochDay).orElse(Long.MAX_VALUE))
      .reversed()
      .thenComparing(Entry::place);

  public KnownSuppressions {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** Those in manifests and in the configuration. */
  public static KnownSuppressions of(Repository repository, Configuration configuration) {
    var reader = new SuppressionReader();
    reader.readComments(repository.yaml().documents());
    reader.readAnnotations(repository);
    reader.readConfiguration(configuration.suppressions());
    return of(reader.found(), new FieldPaths(repository));
  }

  private static KnownSuppressions of(List<Suppression> suppressions, FieldPaths fields) {
    var entries = new LinkedHashMap<Subject, List<Entry>>();
    for (var suppression : suppressions) {
      for (var named : suppression.rules()) {
        entries
            .computeIfAbsent(
                new Subject(named.rule(), subject(suppression, fields)), key -> new ArrayList<>())
            .add(new Entry(suppression.place(), suppression.reason(), suppression.until()));
      }
    }
    for (var same : entries.values()) {
      same.sort(LONGEST_FIRST);
    }
    return new KnownSuppressions(entries);
  }

  /**
   * The suppressions among these that are known here, none of them for longer than here.
   *
   * @param fields of the repository that they are in
   */
  List<Suppression> knownAmong(List<Suppression> suppressions, FieldPaths fields) {
    var left = new LinkedHashMap<Subject, List<Entry>>();
    entries.forEach((key, known) -> left.put(key, new ArrayList<>(known)));
    var known = new ArrayList<Suppression>();
    for (var suppression : suppressions) {
      if (!suppression.inSource()) {
        known.add(suppression);
        continue;
      }
      for (var named : suppression.rules()) {
        var same =
            left.getOrDefault(new Subject(named.rule(), subject(suppression, fields)), List.of());
        if (!same.isEmpty()) {
          known.add(suppression.of(named, same.remove(0).until()));
        }
      }
    }
    return known;
  }

  private static String subject(Suppression suppression, FieldPaths fields) {
    if (suppression.scope() instanceof Configured configured) {
      return subject(configured.entry());
    }
    if (suppression.scope() instanceof Suppression.Node node) {
      return fields.objectAt(node.span()) + " " + fields.of(node.span());
    }
    var place = suppression.scope() instanceof Annotated annotated
            && !annotated.written().isEmpty()
        ? annotated.written().get(0)
        : suppression.place();
    return fields.objectAt(place) + " as a whole";
  }

  private static String subject(ConfiguredSuppression entry) {
    return entry.kind() + "/" + entry.namespace().map(NamePattern::text).orElse("") + "/"
        + entry.name().text() + " " + String.join(",", entry.clusters());
  }
}
