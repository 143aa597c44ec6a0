package io.github.migrationlint.maven;

import io.github.migrationlint.rules.Catalogue;
import io.github.migrationlint.rules.Documentation;
import io.github.migrationlint.rules.RuleSelection;
import io.github.migrationlint.rules.UnknownRule;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Prints the page of a rule: what it finds, why that matters, examples, where upstream says so. */
@Mojo(name = "explain", requiresProject = false, threadSafe = true, aggregator = true)
public final class ExplainMojo extends AbstractMojo {
  /** The name that is in brackets behind the severity of a finding. */
  @Parameter(property = "migration-lint.rule", required = true)
  private String rule = "";

  @Override
  public void execute() throws MojoExecutionException {
    try {
      RuleSelection.of(List.of(rule), List.of());
    } catch (UnknownRule mistake) {
      throw new MojoExecutionException(mistake.getMessage());
    }
    for (var line : Catalogue.page(rule).orElseThrow().lines().toList()) {
      getLog().info(line);
    }
    Documentation.ofRule(rule).ifPresent(url -> getLog().info("page: " + url));
  }
}
