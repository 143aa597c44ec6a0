package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.Labels;
import io.github.migrationlint.core.resource.MigrationPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One selector of a policy, with the pairs this release evaluates.
 *
 * @param policy in the {@link SelectorForm} of this release
 */
public record WrittenSelector(MigrationPolicy policy, SelectorSubject subject) {
  /** The selectors of every policy, of patches and of those the API server would refuse too. */
  public static final Analysis<List<WrittenSelector>> ANALYSIS = new Fact<>("written-selector") {
    @Override
    public List<WrittenSelector> run(Pass pass) {
      return of(pass);
    }
  };

  public WrittenSelector {
    Objects.requireNonNull(policy);
    Objects.requireNonNull(subject);
  }

  public Labels labels() {
    return subject.selector(policy);
  }

  private static List<WrittenSelector> of(Pass pass) {
    var form = SelectorForm.of(pass.cluster().versions().kubeVirt());
    var selectors = new ArrayList<WrittenSelector>();
    for (var policy : pass.cluster().migrationPolicies()) {
      var evaluated = form.evaluated(policy);
      for (var subject : SelectorSubject.values()) {
        selectors.add(new WrittenSelector(evaluated, subject));
      }
    }
    return List.copyOf(selectors);
  }
}
