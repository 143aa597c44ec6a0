package io.github.migrationlint.rules;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.report.Tool;
import io.github.migrationlint.schemas.OwnResources;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the documentation of this version is published, as the properties {@code
 * documentation.rule.url} and {@code repository.url} of the build say.
 */
public final class Documentation {
  private static final String SNAPSHOT = "-SNAPSHOT";
  private static final String DEVELOPMENT = "main";

  /** Read where an address is asked for: a report without findings has none. */
  private static final class Addresses {
    static final List<String> LINES =
        List.of(OwnResources.text(Documentation.class, "documentation.txt")
            .orElseThrow()
            .split("\n", -1));
  }

  /** Found out where an address is asked for, as it takes the cards of all rules. */
  private static final class Names {
    static final Set<String> RULES = new HashSet<>(Catalogue.names());
  }

  private Documentation() {}

  /** The address of a rule's page; empty for a rule that is not built in. */
  public static Optional<String> ofRule(String name) {
    return Names.RULES.contains(name) ? Optional.of(address(1, "{rule}", name)) : Optional.empty();
  }

  /**
   * The address of a file of the repository.
   *
   * @param path from the top of the repository
   */
  public static String ofFile(String path) {
    return address(2, "{file}", path);
  }

  /** The page of a rule, with links that work wherever it is shown; empty if there is none. */
  static Optional<String> page(String name) {
    var links = new PageLinks(rule -> ofRule(rule).orElseThrow(), Documentation::ofFile);
    return Catalogue.page(name).map(page -> links.in(name, page));
  }

  /** What reports say about the linter: its rules, those of the user among them. */
  public static Tool tool(String version, Configuration configuration) {
    return new Tool(
        version,
        () -> Catalogue.cards(configuration),
        rule -> page(rule).or(() -> Catalogue.page(rule, configuration)),
        Documentation::ofRule);
  }

  private static String address(int line, String placeholder, String value) {
    var lines = Addresses.LINES;
    return lines.get(line).replace("{tag}", tag(lines.get(0))).replace(placeholder, value);
  }

  /** The tag of a released version; a version that is not released yet is on the main branch. */
  static String tag(String version) {
    return version.endsWith(SNAPSHOT) ? DEVELOPMENT : "v" + version;
  }
}
