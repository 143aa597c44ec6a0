package io.github.migrationlint.rules;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Makes the links of a page work where the page is shown. In the room of a rule, a link names
 * another rule, or a file from the top of the repository behind any number of {@code ../}. Names of
 * other rules, of documents and of upstream's files become links, too.
 */
final class PageLinks {
  /** A link with its text and target, or a word of code. */
  private static final Pattern LINK_OR_CODE =
      Pattern.compile("\\[([^\\]]*)]\\(([^)]*)\\)|`([^`]+)`");

  private static final Pattern DOCUMENT = Pattern.compile("docs/[a-z-]+\\.md");
  private static final Pattern SOURCE = Pattern.compile("[\\w.-]+(/[\\w.-]+)+");
  private static final String UPSTREAM = "## Upstream";

  private final UnaryOperator<String> ruleTarget;
  private final UnaryOperator<String> fileTarget;
  private final Set<String> rules = new HashSet<>(Catalogue.names());

  /**
   * Links for one place of pages.
   *
   * @param ruleTarget from the name of a rule to the target of a link to its page
   * @param fileTarget the same from the path of a file, from the top of the repository
   */
  PageLinks(UnaryOperator<String> ruleTarget, UnaryOperator<String> fileTarget) {
    this.ruleTarget = ruleTarget;
    this.fileTarget = fileTarget;
  }

  /** The page of a rule, with links that work. */
  String in(String rule, String page) {
    var out = new StringBuilder();
    var isCode = false;
    var isUpstream = false;
    var project = Optional.<Upstream.Project>empty();
    for (var line : page.lines().toList()) {
      isCode ^= line.startsWith("```");
      var isHeading = !isCode && line.startsWith("#");
      if (isHeading) {
        isUpstream = line.equals(UPSTREAM);
      } else if (isUpstream && line.startsWith("- ")) {
        project = Upstream.of(line);
      }
      out.append(isCode || isHeading ? line : linked(line, rule, isUpstream, project));
      out.append('\n');
    }
    return out.toString();
  }

  private String linked(
      String line, String rule, boolean isUpstream, Optional<Upstream.Project> project) {
    var out = new StringBuilder();
    var found = LINK_OR_CODE.matcher(line);
    var end = 0;
    while (found.find()) {
      out.append(line, end, found.start());
      end = found.end();
      var code = found.group(3);
      var target = code == null
          ? Optional.of(target(found.group(2)))
          : isUpstream ? source(code, project).or(() -> named(code, rule)) : named(code, rule);
      if (target.isEmpty()) {
        out.append(found.group());
      } else {
        var text = code == null ? found.group(1) : found.group();
        out.append('[').append(text).append("](").append(target.get()).append(')');
      }
    }
    return out.append(line, end, line.length()).toString();
  }

  /** What a link of a page leads to. */
  private String target(String written) {
    if (rules.contains(written)) {
      return ruleTarget.apply(written);
    }
    var path = written;
    while (path.startsWith("../")) {
      path = path.substring("../".length());
    }
    return path.equals(written) ? written : fileTarget.apply(path);
  }

  /** What a word of code names; a word without a hyphen is more often a field than a rule. */
  private Optional<String> named(String code, String rule) {
    if (code.indexOf('-') > 0 && rules.contains(code) && !code.equals(rule)) {
      return Optional.of(ruleTarget.apply(code));
    }
    return DOCUMENT.matcher(code).matches()
        ? Optional.of(fileTarget.apply(code))
        : Optional.empty();
  }

  private static Optional<String> source(String code, Optional<Upstream.Project> project) {
    return SOURCE.matcher(code).matches()
        ? project.map(known -> known.address(code))
        : Optional.empty();
  }
}
