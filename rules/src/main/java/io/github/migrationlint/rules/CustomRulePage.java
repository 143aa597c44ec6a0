package io.github.migrationlint.rules;

import io.github.migrationlint.core.config.CustomRule;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.Locale;

/** The page of a custom rule, made of what the configuration says. */
final class CustomRulePage {
  private CustomRulePage() {}

  static String of(CustomRule rule) {
    var page = new StringBuilder();
    page.append("# ").append(rule.card().name()).append("\n\n");
    page.append(rule.message()).append("\n\n");
    page.append("A custom rule of `").append(rule.name().span().source().id().path());
    page.append("`, ").append(rule.card().severity().word()).append(" by default. It looks at ");
    page.append(subject(rule)).append(".\n");
    rule.help().ifPresent(help -> page.append("\nHelp: ").append(help).append('\n'));
    page.append("\n## Schema\n\n```yaml\n").append(schema(rule)).append("\n```\n");
    for (var reported : new boolean[] {true, false}) {
      var title = reported ? "Reported" : "Silent";
      for (var example : rule.examples()) {
        if (example.reported() == reported) {
          page.append("\n## ").append(title).append("\n\n```yaml\n");
          page.append(example.text().text().stripTrailing()).append("\n```\n");
          title = title.startsWith("Also") ? title : "Also " + title.toLowerCase(Locale.ROOT);
        }
      }
    }
    return page.toString();
  }

  private static String subject(CustomRule rule) {
    var kinds = new ArrayList<String>();
    for (ScalarNode kind : rule.kinds()) {
      kinds.add("`" + kind.text() + "`");
    }
    var words = new ArrayList<String>();
    words.add(
        rule.isAboutSettings() ? "the effective settings of each VM" : String.join(", ", kinds));
    rule.where()
        .labels()
        .forEach((key, value) -> words.add("with label `" + key + "=" + value + "`"));
    rule.where().namespace().ifPresent(name -> words.add("in namespace `" + name.text() + "`"));
    rule.where().cluster().ifPresent(name -> words.add("in cluster `" + name.text() + "`"));
    return String.join(" ", words);
  }

  /** As written, moved to the left. */
  private static String schema(CustomRule rule) {
    var span = rule.schema().span();
    var lines = span.source().lines();
    var indent = lines.position(span.start()).column() - 1;
    var text = new StringBuilder();
    for (var line : span.text().stripTrailing().lines().toList()) {
      var from = text.length() == 0 ? 0 : Math.min(indent, leadingBlanks(line));
      text.append(text.length() == 0 ? "" : "\n").append(line.substring(from));
    }
    return text.toString();
  }

  private static int leadingBlanks(String line) {
    var i = 0;
    while (i < line.length() && line.charAt(i) == ' ') {
      i++;
    }
    return i;
  }
}
