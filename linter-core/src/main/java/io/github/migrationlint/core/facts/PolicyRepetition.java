package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.Block;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A policy that could be deleted: whatever labels a VM has, it migrates as it would without. All that
 * the policy sets, the cluster's configuration in the repository sets too. One that states a default
 * is none, for defaults change with releases.
 *
 * @param repeated in the order of the policy; not empty
 */
public record PolicyRepetition(MigrationPolicy policy, List<Repeated> repeated) {
  /** In source order. */
  public static final Analysis<List<PolicyRepetition>> ANALYSIS =
      new Fact<>("policy-repetition", SettingsByPolicy.ANALYSIS, PolicyAdmission.ANALYSIS) {
        @Override
        public List<PolicyRepetition> run(Pass pass) {
          var migrations = pass.resultOf(SettingsByPolicy.ANALYSIS);
          return migrations.isShown()
              ? new Search(
                      migrations.cluster(),
                      pass.resultOf(PolicyAdmission.ANALYSIS),
                      PolicyRank.order(pass.cluster().versions().kubeVirt()))
                  .run()
              : List.of();
        }
      };

  /** What the policy sets, and where the cluster does. */
  public record Repeated(MigrationField<?> field, Origin.Declared original) {
    public Repeated {
      Objects.requireNonNull(field);
      Objects.requireNonNull(original);
    }
  }

  public PolicyRepetition {
    Objects.requireNonNull(policy);
    repeated = List.copyOf(repeated);
  }

  /** A policy with an effect; its pairs are empty where they are unknown. */
  private record Effective(PolicyRank rank, Optional<SelectorPairs> pairs) {}

  private static final class Search {
    private final EffectiveSettings cluster;
    private final PolicyAdmission admission;
    private final Comparator<PolicyRank> order;
    private @Nullable List<Effective> effective;

    Search(EffectiveSettings cluster, PolicyAdmission admission, Comparator<PolicyRank> order) {
      this.cluster = cluster;
      this.admission = admission;
      this.order = order;
    }

    List<PolicyRepetition> run() {
      var repetitions = new ArrayList<PolicyRepetition>();
      for (var policy : admission.settled()) {
        var repeated = repeated(policy);
        if (!repeated.isEmpty()
            && cluster.differingFrom(cluster.under(policy)).isEmpty()
            && !shields(policy)) {
          repetitions.add(new PolicyRepetition(policy, repeated));
        }
      }
      return List.copyOf(repetitions);
    }

    /** What a policy repeats; empty unless the cluster's configuration writes all that it sets. */
    private List<Repeated> repeated(MigrationPolicy policy) {
      var repeated = new ArrayList<Repeated>();
      for (var key : policy.spec().value().map(Block::keys).orElse(List.of())) {
        if (key.name().equals("selectors")) {
          continue;
        }
        var original = MigrationField.named(key.name())
            .filter(MigrationField::inPolicy)
            .filter(field -> policy.settings().get(field) instanceof Field.Present<?>)
            .flatMap(this::original);
        if (original.isEmpty()) {
          return List.of();
        }
        repeated.add(original.get());
      }
      return repeated;
    }

    private Optional<Repeated> original(MigrationField<?> field) {
      var setting = cluster.get(field);
      return setting.isPresent() && setting.get().origin() instanceof Origin.Declared declared
          ? Optional.of(new Repeated(field, declared))
          : Optional.empty();
    }

    /** Whether it may keep a policy with an effect from a VM, which is a reason to have it. */
    private boolean shields(MigrationPolicy policy) {
      var pairs = SelectorPairs.of(policy);
      if (pairs.isEmpty()) {
        return true;
      }
      var rank = PolicyRank.of(policy);
      for (var other : effective()) {
        if (order.compare(rank, other.rank()) < 0
            && other.pairs().map(pairs.get()::isCompatibleWith).orElse(true)) {
          return true;
        }
      }
      return false;
    }

    private List<Effective> effective() {
      if (effective == null) {
        effective = new ArrayList<>();
        for (var policy : admission.admitted()) {
          if (mayHaveEffect(policy)) {
            effective.add(new Effective(PolicyRank.of(policy), SelectorPairs.of(policy)));
          }
        }
      }
      return effective;
    }

    private boolean mayHaveEffect(MigrationPolicy policy) {
      for (var field : MigrationField.ALL) {
        var written = policy.settings().get(field);
        if (field.inPolicy() && written.isWritten() && written.value().isEmpty()) {
          return true;
        }
      }
      return !cluster.differingFrom(cluster.under(policy)).isEmpty();
    }
  }
}
