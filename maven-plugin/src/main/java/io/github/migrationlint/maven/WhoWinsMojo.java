package io.github.migrationlint.maven;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.load.NoSuchPath;
import io.github.migrationlint.core.report.WhoWinsReport;
import io.github.migrationlint.core.report.WhoWinsReport.Vm;
import io.github.migrationlint.core.report.WhoWinsTextReporter;
import io.github.migrationlint.core.text.Spelling;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Shows which MigrationPolicy governs each VM, why, and with what settings. */
@Mojo(name = "who-wins", requiresProject = false, threadSafe = true)
public final class WhoWinsMojo extends RepositoryMojo {
  /** The VM to show, as {@code NAMESPACE/NAME}; all of them where none is named. */
  @Parameter(property = "migration-lint.vm")
  private String vm = "";

  /** The policy to show: what it governs, what beats it, and what the other VMs lack. */
  @Parameter(property = "migration-lint.policy")
  private String policy = "";

  @Override
  void run(Path folder) throws MojoExecutionException {
    var all = whoWins(folder);
    var some = vm.isEmpty() ? all : aboutVm(vm, all);
    var report = policy.isEmpty() ? some : aboutPolicy(policy, some);
    var text = new StringWriter();
    new WhoWinsTextReporter(false).write(report, text);
    for (var line : text.toString().lines().toList()) {
      getLog().info(line);
    }
  }

  private WhoWinsReport whoWins(Path folder) throws MojoExecutionException {
    try {
      var linter = new Linter(List.of(), configuration(folder));
      var loaded = linter.load(request(folder)).value();
      warnOfSilence(
          loaded.files(),
          loaded.leftOut(),
          linter.unmatched(loaded),
          linter.otherConfigurations(loaded));
      return linter.whoWins(loaded);
    } catch (NoSuchPath mistake) {
      throw new MojoExecutionException(mistake.getMessage());
    }
  }

  private static WhoWinsReport aboutVm(String vm, WhoWinsReport report)
      throws MojoExecutionException {
    var found = new ArrayList<Vm>();
    for (var candidate : report.vms()) {
      if (vm.equals(candidate.namespace() + "/" + candidate.name())) {
        found.add(candidate);
      }
    }
    if (found.isEmpty()) {
      throw new MojoExecutionException("no VM `" + vm + "`; name it as NAMESPACE/NAME");
    }
    return report.withVms(found);
  }

  private static WhoWinsReport aboutPolicy(String policy, WhoWinsReport report)
      throws MojoExecutionException {
    var names = report.policyNames();
    if (!names.contains(policy)) {
      throw new MojoExecutionException(
          "no policy `" + policy + "`" + Spelling.question(policy, names));
    }
    return report.about(policy);
  }
}
