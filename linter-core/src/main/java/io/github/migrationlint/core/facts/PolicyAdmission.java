package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Which policies the API server would take, and why not the others. Upstream: the schema, then
 * kubevirt {@code pkg/virt-api/webhooks/validating-webhook/admitters/migrationpolicy-admitter.go}.
 *
 * @param admitted in source order, with the selectors this release evaluates, see {@link
 *     SelectorForm}
 * @param unserved rejected for their API version; what else is wrong with them shows once that is
 *     right
 */
public record PolicyAdmission(
    List<MigrationPolicy> admitted, List<Rejected> rejected, List<MigrationPolicy> unserved) {
  public static final Analysis<PolicyAdmission> ANALYSIS = new Fact<>("policy-admission") {
    @Override
    public PolicyAdmission run(Pass pass) {
      return of(pass);
    }
  };

  /** A policy that takes no part. */
  public record Rejected(String name, Span place, String reason) {}

  public PolicyAdmission {
    admitted = List.copyOf(admitted);
    rejected = List.copyOf(rejected);
    unserved = List.copyOf(unserved);
  }

  /**
   * The admitted policies that nothing else can replace: their name is written out, and no other
   * manifest defines it.
   */
  public List<MigrationPolicy> settled() {
    var seen = new HashSet<String>();
    var repeated = new HashSet<String>();
    for (var policy : admitted) {
      if (!seen.add(policy.name())) {
        repeated.add(policy.name());
      }
    }
    var settled = new ArrayList<MigrationPolicy>();
    for (var policy : admitted) {
      if (policy.header().name().value().isPresent() && !repeated.contains(policy.name())) {
        settled.add(policy);
      }
    }
    return settled;
  }

  private static PolicyAdmission of(Pass pass) {
    var form = SelectorForm.of(pass.cluster().versions().kubeVirt());
    var admitted = new ArrayList<MigrationPolicy>();
    var rejected = new ArrayList<Rejected>();
    var unserved = new ArrayList<MigrationPolicy>();
    for (var policy : pass.cluster().migrationPolicies()) {
      if (policy.header().partial()) {
        continue;
      }
      if (!policy.isServed()) {
        unserved.add(form.evaluated(policy));
      }
      var reason = refusal(policy);
      if (reason.isEmpty()) {
        admitted.add(form.evaluated(policy));
      } else {
        rejected.add(rejected(policy.header(), reason.get()));
      }
    }
    return new PolicyAdmission(admitted, rejected, unserved);
  }

  private static Rejected rejected(Header header, String reason) {
    return new Rejected(header.nameText(), header.place(), reason);
  }

  private static Optional<String> refusal(MigrationPolicy policy) {
    if (!policy.isServed()) {
      return Optional.of("no release serves " + policy.header().gvk().apiVersion());
    }
    if (policy.header().refusal().isPresent()) {
      return policy.header().refusal();
    }
    if (!policy.header().name().isWritten()) {
      return Optional.of("it has no name");
    }
    if (!policy.selectors().isWritten()) {
      return Optional.of("it has no `selectors`");
    }
    if (isNegative(policy)) {
      return Optional.of("the webhook rejects negative limits");
    }
    return Optional.empty();
  }

  private static boolean isNegative(MigrationPolicy policy) {
    var timeout =
        policy.settings().get(MigrationField.COMPLETION_TIMEOUT_PER_GIB).value();
    var bandwidth =
        policy.settings().get(MigrationField.BANDWIDTH_PER_MIGRATION).value();
    return timeout.filter(seconds -> seconds < 0).isPresent()
        || bandwidth.filter(quantity -> quantity.isNegative()).isPresent();
  }
}
