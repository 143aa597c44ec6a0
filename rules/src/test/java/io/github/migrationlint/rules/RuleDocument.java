package io.github.migrationlint.rules;

import io.github.migrationlint.core.config.KnownRule;
import io.github.migrationlint.core.diagnostic.Parameter;
import io.github.migrationlint.core.diagnostic.RuleCard;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The page of a rule as {@code docs/rules} has it: what the card says, then the page, then how the
 * rule is configured.
 */
final class RuleDocument {
  static final String GENERATED =
      "<!-- Generated from the rules by RuleDocumentsTest; -Dgolden=update writes it anew. -->\n";

  private static final PageLinks LINKS = new PageLinks(rule -> rule + ".md", RuleDocument::file);

  /** What the page says of its severities, which the table above it says. */
  private static final Pattern SEVERITY =
      Pattern.compile("\\A\\*\\*Severity\\*\\*: [a-z, ]+\\.\n\n");

  private RuleDocument() {}

  /** A link from {@code docs/rules} to a file of the repository. */
  private static String file(String path) {
    return path.startsWith("docs/") ? "../" + path.substring("docs/".length()) : "../../" + path;
  }

  static String of(KnownRule rule) {
    var card = rule.card();
    var page = LINKS.in(card.name(), Catalogue.page(card.name()).orElseThrow());
    var lead = page.indexOf("\n\n") + 2;
    return GENERATED
        + "\n" + page.substring(0, lead)
        + properties(rule)
        + "\n" + SEVERITY.matcher(page.substring(lead)).replaceFirst("").stripTrailing() + "\n\n"
        + configuration(card)
        + "\n" + sources(rule);
  }

  private static String properties(KnownRule rule) {
    var card = rule.card();
    var topic = Topics.titleOf(rule.group());
    var anchor = topic.toLowerCase(Locale.ROOT).replace(",", "").replace(' ', '-');
    var row = "| severity | fix | topic | since |\n|---|---|---|---|\n| " + card.severityWords()
        + " | " + fix(card)
        + " | [" + topic + "](README.md#" + anchor + ")"
        + " | " + card.since() + " |\n";
    if (card.refined().isEmpty()) {
      return row;
    }
    var refined = new StringBuilder();
    for (var name : card.refined()) {
      refined.append(refined.isEmpty() ? "" : ", ");
      refined.append("[`").append(name).append("`](").append(name).append(".md)");
    }
    return row + "\nReplaces " + refined + " at the same place.\n";
  }

  static String fix(RuleCard card) {
    return card.hasFix() ? "[some findings](../fixes.md)" : "none";
  }

  private static String configuration(RuleCard card) {
    var out = new StringBuilder("## Configuration\n\n");
    if (!card.parameters().isEmpty()) {
      out.append("| parameter | default | meaning |\n|---|---|---|\n");
      for (var parameter : card.parameters()) {
        out.append("| `").append(parameter.name()).append("` | `").append(usual(parameter));
        out.append("` | ").append(parameter.meaning()).append(" |\n");
      }
      out.append('\n');
    }
    out.append(
        "In [`.migration-lint.yaml`](../configuration.md#a-rule), `level` is `off`, `note`, ");
    out.append("`warning` or `error`:\n\n```yaml\nrules:\n  ")
        .append(card.name())
        .append(":\n");
    out.append("    level: ").append(card.severity().word()).append('\n');
    if (!card.parameters().isEmpty()) {
      out.append("    params:\n");
      for (var parameter : card.parameters()) {
        out.append("      ").append(parameter.name()).append(": ");
        out.append(usual(parameter)).append('\n');
      }
    }
    out.append("```\n\nTo accept one finding, write ");
    out.append("`# migration-lint: allow ").append(card.name()).append(" -- REASON`");
    return out.append(" above its entry: [suppressions](../suppressions.md).\n").toString();
  }

  private static <T> String usual(Parameter<T> parameter) {
    return parameter.form().write(parameter.usual());
  }

  private static String sources(KnownRule rule) {
    var room = "../../rules/src/main/java/io/github/migrationlint/rules/" + rule.group() + "/"
        + rule.name().replace("-", "");
    var out = new StringBuilder("[Source of this page](").append(room).append('/');
    out.append(rule.name()).append(".md)");
    if (Catalogue.page(rule.name(), "cases.md").isPresent()) {
      out.append(" · [more examples](").append(room).append("/cases.md)");
    }
    return out.append('\n').toString();
  }
}
