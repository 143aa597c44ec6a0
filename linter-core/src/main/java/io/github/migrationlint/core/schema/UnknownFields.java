package io.github.migrationlint.core.schema;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.text.Spelling;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.schemas.Component;
import io.github.migrationlint.schemas.SchemaEntry;
import io.github.migrationlint.schemas.VersionBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what is known about fields that do not exist at one version: that another version has them,
 * what they are called, or where they belong.
 *
 * @param entry the schema held against the object
 * @param bounds the version that was asked for, of which the schema may be that of a neighbor, and
 *     how certain it is
 */
record UnknownFields(SchemaEntry entry, VersionBounds bounds, KnownFields fields) {
  private static final int MIN_COMMON_END = 6;

  Diagnostic report(Place place, SchemaSubject subject) {
    var parent = place.parent();
    var message = "unknown field `" + place.name(subject.kind()) + "` in ";
    var known = fields.existence(entry, place.path());
    if (known.isPresent()) {
      var release = entry.component().title() + " " + bounds.assumed() + ": ";
      return unknown(
          place,
          message + release + known.get().describe(),
          severity(isSurelyMissing(known.get())));
    }
    var owner = parent.isEmpty() ? subject.kind() : "`" + parent + "`";
    var finding = unknown(place, message + owner, severity(true));
    var home = CommonMistakes.home(subject.kind(), place.parent(), name(place))
        .filter(path -> fields.has(entry, List.of((Object[]) path.split("\\.", -1))));
    if (home.isPresent()) {
      return finding.withHelp("move it to `" + home.get() + "`");
    }
    return meant(finding, place, subject)
        .or(() -> fields
            .elsewhere(entry, name(place))
            .map(path -> finding.withHelp("move it to `" + path + "`")))
        .orElse(finding);
  }

  /** What is most like it among the fields below which the value would be right. */
  private Optional<Diagnostic> meant(Diagnostic finding, Place place, SchemaSubject subject) {
    var siblings = fields.siblings(entry, place.path());
    var fitting = new ArrayList<String>();
    for (var sibling : siblings) {
      if (fields.fits(entry, place, sibling, subject.reading())) {
        fitting.add(sibling);
      }
    }
    var best = meant(place, fitting);
    if (best.isPresent()) {
      return Optional.of(renamed(finding, place, subject, best.get()));
    }
    // A fix would only move the mistake.
    return meant(place, siblings).map(name -> finding.withHelp("write `" + name + "`"));
  }

  private static Optional<String> meant(Place place, List<String> names) {
    var alike = Aliases.of(name(place), names).or(() -> Spelling.nearest(name(place), names));
    var isOnlyOne = names.size() == 1
        && place.node() instanceof MappingNode value
        && !value.entries().isEmpty()
        && endAlike(name(place), names.get(0));
    return alike.isEmpty() && isOnlyOne ? Optional.of(names.get(0)) : alike;
  }

  /** Whether two names end in the same word, as {@code nodeAffinity} and {@code podAffinity} do. */
  private static boolean endAlike(String one, String other) {
    var common = 0;
    while (common < Math.min(one.length(), other.length())
        && one.charAt(one.length() - 1 - common) == other.charAt(other.length() - 1 - common)) {
      common++;
    }
    return common >= MIN_COMMON_END;
  }

  private static Diagnostic unknown(Place place, String message, Severity severity) {
    return SchemaRules.UNKNOWN_FIELD.at(severity, place.head(), message);
  }

  /** What comes later needs an upper end, and what was removed a lower one. */
  private boolean isSurelyMissing(KnownFields.Existence known) {
    return known.isLater()
        ? bounds.isSurelyBefore(known.version())
        : bounds.isSurelyAtLeast(entry.componentVersion());
  }

  /** What a version that was not read would know may be right, too. */
  private Severity severity(boolean isSurelyMissing) {
    var isExact = entry.component() == Component.IMPORTED
        || entry.componentVersion().equals(bounds.assumed());
    return isSurelyMissing && isExact ? Severity.ERROR : Severity.WARNING;
  }

  private static Diagnostic renamed(
      Diagnostic finding, Place place, SchemaSubject subject, String meant) {
    var advised = finding.withHelp("write `" + meant + "`");
    // Beside the field that is meant, another of that name would only be a duplicate.
    var isFree = place.parentIn(subject.root()) instanceof MappingNode parent
        && parent.entry(meant).isEmpty();
    return isFree
        ? advised.withFix(new Fix(
            "rename `" + place.name(subject.kind()) + "` to `" + meant + "`",
            Applicability.NEEDS_REVIEW,
            List.of(new Edit(place.head(), meant))))
        : advised;
  }

  private static String name(Place place) {
    return (String) place.path().get(place.path().size() - 1);
  }
}
