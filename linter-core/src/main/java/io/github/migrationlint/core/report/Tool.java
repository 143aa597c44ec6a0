package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a report says about the linter that wrote it.
 *
 * @param cards every rule that may have run, in the order of the catalogue; asked only where some
 *     have reported
 * @param pages from a rule's name to its page in Markdown, empty where it has none; asked only by
 *     formats that carry pages
 * @param urls from a rule's name to the address of its published page, empty where it has none
 */
public record Tool(
    String version,
    Supplier<List<RuleCard>> cards,
    Function<String, Optional<String>> pages,
    Function<String, Optional<String>> urls) {
  /** What the linter is called, in every format. */
  static final String NAME = "migration-lint";

  public Tool {
    Objects.requireNonNull(version);
    Objects.requireNonNull(cards);
    Objects.requireNonNull(pages);
    Objects.requireNonNull(urls);
  }

  /** The address of the page about the rule of a finding. */
  Optional<String> urlOf(Diagnostic finding) {
    return urls.apply(finding.code());
  }
}
