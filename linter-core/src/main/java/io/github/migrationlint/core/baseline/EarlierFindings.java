package io.github.migrationlint.core.baseline;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.targets.Repository;
import java.util.HashSet;
import java.util.List;

/** The findings of another revision. Those that it has as well are known. */
public record EarlierFindings(List<FrozenFinding> findings) {
  public EarlierFindings {
    findings = List.copyOf(findings);
  }

  /**
   * What another revision makes of findings.
   *
   * @param left those it does not have, or has at a lower severity
   * @param known how many it has
   */
  public record Applied(List<Diagnostic> left, int known) {
    public Applied {
      left = List.copyOf(left);
    }
  }

  public Applied apply(List<Diagnostic> now, Repository repository) {
    var gone = new HashSet<String>();
    for (var finding : findings) {
      gone.add(finding.path());
    }
    for (var source : repository.sources()) {
      gone.remove(source.path());
    }
    var identities = new FindingIdentities(repository, PathNames.AS_REPORTED);
    var match = new KnownFindings(findings).match(now, identities, gone);
    return new Applied(match.fresh(), match.known());
  }
}
