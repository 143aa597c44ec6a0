package io.github.migrationlint.core.config;

import io.github.migrationlint.core.text.CalendarDay;
import io.github.migrationlint.core.text.NamePattern;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code suppressions}. A rule that does not exist and a missing reason are no mistakes here:
 * they are reported as findings, as in a comment.
 */
final class SuppressionSection {
  private static final List<String> KEYS = List.of("rule", "object", "clusters", "reason", "until");

  private final NodeReader reader;
  private final KnownRules known;

  SuppressionSection(NodeReader reader, KnownRules known) {
    this.reader = reader;
    this.known = known;
  }

  List<ConfiguredSuppression> read(MappingNode root) {
    var suppressions = new ArrayList<ConfiguredSuppression>();
    for (var item : reader.items(root, "suppressions")) {
      reader
          .mapping(item, "an item of `suppressions`", KEYS)
          .flatMap(this::suppression)
          .ifPresent(suppressions::add);
    }
    return suppressions;
  }

  private Optional<ConfiguredSuppression> suppression(MappingNode mapping) {
    var what = "an item of `suppressions`";
    var rule = reader.required(mapping, what, "rule").flatMap(node -> reader.text(node, "`rule`"));
    var object =
        reader.required(mapping, what, "object").flatMap(node -> reader.text(node, "`object`"));
    var parts = object.map(SuppressionSection::parts).orElse(List.of());
    if (object.isPresent() && parts.isEmpty()) {
      reader.complain(
          object.get().span(),
          "`object` must be `Kind/name` or `Kind/namespace/name`, not `"
              + object.get().text() + "`");
    }
    var clusters = reader.strings(mapping, "clusters");
    var reason = reader.text(mapping, "reason");
    var until = reader.text(mapping, "until").flatMap(this::day);
    if (rule.isEmpty() || parts.isEmpty()) {
      return Optional.empty();
    }
    var name = rule.get().text();
    return Optional.of(new ConfiguredSuppression(
        name,
        known.matching(name),
        parts.get(0),
        parts.size() == 2 ? Optional.empty() : Optional.of(new NamePattern(parts.get(1))),
        new NamePattern(parts.get(parts.size() - 1)),
        clusters,
        reason.map(ScalarNode::text),
        until,
        rule.get().span()));
  }

  /** Two or three parts, none of them empty; no parts for anything else. */
  private static List<String> parts(ScalarNode object) {
    var parts = List.of(object.text().split("/", -1));
    return parts.contains("") || parts.size() < 2 || parts.size() > 3 ? List.of() : parts;
  }

  private Optional<CalendarDay> day(ScalarNode scalar) {
    var day = CalendarDay.parse(scalar.text());
    if (day.isEmpty()) {
      reader.complain(
          scalar.span(), "`until` must be a day such as `2027-01-31`, not `" + scalar.text() + "`");
    }
    return day;
  }
}
