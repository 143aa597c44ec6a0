package io.github.migrationlint.rules.policy.redundantpolicy;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.EffectiveMigration;
import io.github.migrationlint.core.facts.EffectiveMigrations;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.PolicyAdmission;
import io.github.migrationlint.core.facts.PolicyRank;
import io.github.migrationlint.core.facts.SelectorPairs;
import io.github.migrationlint.core.resource.Block;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A policy sets nothing but what the cluster's configuration, beside it, sets too. */
public final class RedundantPolicy implements Rule {
  private static final RuleCard CARD = new RuleCard(
      "redundant-policy", Severity.NOTE, "a policy only repeats the settings of the cluster");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Analysis<?>> requires() {
    return List.of(EffectiveMigrations.ANALYSIS, PolicyAdmission.ANALYSIS);
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var migrations = pass.resultOf(EffectiveMigrations.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    if (!migrations.isShown()) {
      return findings;
    }
    var cluster = migrations.cluster();
    var admission = pass.resultOf(PolicyAdmission.ANALYSIS);
    for (var policy : admission.settled()) {
      var repeated = repeated(policy, cluster);
      if (!repeated.isEmpty()
          && cluster.differingFrom(cluster.under(policy)).isEmpty()
          && !shields(policy, pass, admission.admitted(), cluster)) {
        findings.add(describe(policy, repeated));
      }
    }
    return findings;
  }

  private record Repeated(MigrationField<?> field, Origin.Declared original) {}

  /** What a policy repeats; empty unless the cluster's configuration writes all that it sets. */
  private static List<Repeated> repeated(MigrationPolicy policy, EffectiveMigration cluster) {
    var repeated = new ArrayList<Repeated>();
    for (var key : policy.spec().value().map(Block::keys).orElse(List.of())) {
      if (key.name().equals("selectors")) {
        continue;
      }
      var original = MigrationField.named(key.name())
          .filter(field -> policy.settings().get(field) instanceof Field.Present<?>)
          .flatMap(field -> original(field, cluster));
      if (original.isEmpty()) {
        return List.of();
      }
      repeated.add(original.get());
    }
    return repeated;
  }

  /** A default may change with the next release; to pin it is no repetition. */
  private static Optional<Repeated> original(MigrationField<?> field, EffectiveMigration cluster) {
    var setting = cluster.get(field);
    return setting.isPresent() && setting.get().origin() instanceof Origin.Declared declared
        ? Optional.of(new Repeated(field, declared))
        : Optional.empty();
  }

  /** Whether it may keep a policy with an effect from a VM, which is a reason to have it. */
  private static boolean shields(
      MigrationPolicy policy, Pass pass, List<MigrationPolicy> others, EffectiveMigration cluster) {
    var order = PolicyRank.order(pass.cluster().versions().kubeVirt());
    var pairs = SelectorPairs.of(policy);
    if (pairs.isEmpty()) {
      return true;
    }
    for (var other : others) {
      var isOutranked = order.compare(PolicyRank.of(policy), PolicyRank.of(other)) < 0;
      var mayMeet = SelectorPairs.of(other).map(pairs.get()::isCompatibleWith).orElse(true);
      if (isOutranked && mayMeet && !cluster.differingFrom(cluster.under(other)).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static Diagnostic describe(MigrationPolicy policy, List<Repeated> repeated) {
    var finding = CARD.at(
        policy.header().place(),
        policy.title() + " changes nothing: it only repeats settings of "
            + repeated.get(0).original().words());
    for (var setting : repeated) {
      finding = finding.withRelated(
          setting.original().span(), "`" + setting.field().name() + "` is the same here");
    }
    return finding.withHelp("delete the policy, or set what its VMs need besides");
  }
}
