package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Driver;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.diff.ClusterState.PolicyState;
import io.github.migrationlint.core.diff.ClusterState.VmKey;
import io.github.migrationlint.core.diff.ClusterState.VmState;
import io.github.migrationlint.core.facts.DrainOutcome;
import io.github.migrationlint.core.facts.DrainOutcomes;
import io.github.migrationlint.core.facts.EffectiveSettings;
import io.github.migrationlint.core.facts.Migratability;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.PolicyAdmission;
import io.github.migrationlint.core.facts.PolicyMatch;
import io.github.migrationlint.core.facts.PolicyMatches;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.facts.SettingsByPolicy.Knowledge;
import io.github.migrationlint.core.findings.DrainText;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Works out the state of a cluster from the facts about it. */
final class StateReader extends Fact<ClusterState> {
  private static final Analysis<ClusterState> ANALYSIS = new StateReader();

  /** The first release of KubeVirt whose defaults are known ({@code UpstreamDefaults}). */
  private static final Version FIRST_READ = Version.of(0, 36);

  private StateReader() {
    super(
        "cluster-state",
        PolicyAdmission.ANALYSIS,
        PolicyMatches.ANALYSIS,
        SettingsByPolicy.ANALYSIS,
        DrainOutcomes.ANALYSIS);
  }

  static ClusterState of(ClusterModel cluster) {
    return new Driver().ask(ANALYSIS, cluster);
  }

  @Override
  public ClusterState run(Pass pass) {
    return new StateReading(pass).state();
  }

  /** One run over a cluster; what VMs have in common is made once. */
  private static final class StateReading {
    private final Pass pass;
    private final SettingsByPolicy settings;
    private final IdentityHashMap<EffectiveSettings, Map<String, KnownValue>> known =
        new IdentityHashMap<>();
    private final Map<List<Optional<MigrationPolicy>>, Map<String, KnownValue>> open =
        new HashMap<>();

    StateReading(Pass pass) {
      this.pass = pass;
      this.settings = pass.resultOf(SettingsByPolicy.ANALYSIS);
    }

    ClusterState state() {
      var drains = new IdentityHashMap<Workload, DrainOutcome>();
      for (var outcome : pass.resultOf(DrainOutcomes.ANALYSIS)) {
        drains.put(outcome.workload(), outcome);
      }
      var vms = new LinkedHashMap<VmKey, VmState>();
      for (var match : pass.resultOf(PolicyMatches.ANALYSIS)) {
        var drain = drains.get(match.workload());
        if (drain != null) {
          vms.put(key(match.workload(), vms), vm(match, drain));
        }
      }
      var policies = new LinkedHashMap<String, PolicyState>();
      for (var policy : pass.resultOf(PolicyAdmission.ANALYSIS).admitted()) {
        policies.putIfAbsent(policy.name(), policy(policy));
      }
      return new ClusterState(vms, policies, answers(under(Optional.empty())));
    }

    private static VmKey key(Workload workload, Map<VmKey, VmState> taken) {
      var header = workload.header();
      var index = 0;
      while (true) {
        var key =
            new VmKey(header.namespaceText(), header.nameText(), workload.kind().word(), index);
        if (!taken.containsKey(key)) {
          return key;
        }
        index++;
      }
    }

    private VmState vm(PolicyMatch match, DrainOutcome outcome) {
      return new VmState(
          winner(match),
          match.isDecided() ? answers(under(match.winner())) : open(candidates(match)),
          migratability(outcome.migratability()),
          drain(outcome),
          match.workload().header().place());
    }

    private static KnownValue winner(PolicyMatch match) {
      if (match.isDecided()) {
        return match
            .winner()
            .map(policy ->
                KnownValue.of(policy.name(), "", Optional.of(policy.header().place())))
            .orElse(KnownValue.NONE);
      }
      var names = new ArrayList<Optional<Object>>();
      for (var candidate : candidates(match)) {
        names.add(candidate.map(MigrationPolicy::name));
      }
      return KnownValue.oneOf(names, match.undecided().get(0).reason());
    }

    /** Who may govern; empty for no one, which is possible where none certainly matches. */
    private static List<Optional<MigrationPolicy>> candidates(PolicyMatch match) {
      var candidates = new ArrayList<Optional<MigrationPolicy>>();
      for (var candidate : match.candidates()) {
        candidates.add(Optional.of(candidate));
      }
      if (match.matching().isEmpty()) {
        candidates.add(Optional.empty());
      }
      return candidates;
    }

    /**
     * Where no object of the repository configures the cluster, what a release does by default is
     * assumed, as `who-wins` does; where objects do it in a way that is unknown, nothing is.
     */
    private EffectiveSettings under(Optional<MigrationPolicy> policy) {
      return settings.knowledge() == Knowledge.UNCLEAR
          ? settings.shownUnder(policy)
          : settings.under(policy);
    }

    private Map<String, KnownValue> answers(EffectiveSettings effective) {
      var answers = known.get(effective);
      if (answers == null) {
        answers = new LinkedHashMap<>();
        var fields = effective.fields();
        for (var field : MigrationField.ALL) {
          if (effective.isUnknown(field)) {
            answers.put(field.name(), KnownValue.UNKNOWN);
          } else if (fields.contains(field)) {
            answers.put(field.name(), answer(effective.get(field).orElseThrow()));
          } else if (field.inCluster() && areDefaultsUnread()) {
            answers.put(field.name(), KnownValue.UNKNOWN);
          }
        }
        known.put(effective, answers);
      }
      return answers;
    }

    /** Whether the release is older than those whose defaults were read upstream. */
    private boolean areDefaultsUnread() {
      return pass.cluster().versions().kubeVirt().isBefore(FIRST_READ);
    }

    private KnownValue answer(Setting<?> setting) {
      var isAssumed = settings.knowledge() == Knowledge.ASSUMED
          && setting.origin() instanceof Origin.ReleaseDefault;
      var words = setting.origin().description() + (isAssumed ? ", assumed" : "");
      return KnownValue.of(setting.value(), words, setting.origin().place());
    }

    /** A setting of a VM whose policy is not known is known where all agree who may govern it. */
    private Map<String, KnownValue> open(List<Optional<MigrationPolicy>> candidates) {
      return open.computeIfAbsent(candidates, this::merged);
    }

    private Map<String, KnownValue> merged(List<Optional<MigrationPolicy>> candidates) {
      var merged = new LinkedHashMap<String, KnownValue>();
      for (var field : MigrationField.ALL) {
        var possible = new ArrayList<KnownValue>();
        var values = new LinkedHashSet<Optional<Object>>();
        for (var candidate : candidates) {
          var answer = answers(under(candidate)).getOrDefault(field.name(), KnownValue.NONE);
          possible.add(answer);
          values.addAll(answer.values());
        }
        var isUnknown = possible.stream().anyMatch(answer -> answer.values().isEmpty());
        if (isUnknown) {
          merged.put(field.name(), KnownValue.UNKNOWN);
        } else if (values.size() == 1) {
          if (!possible.get(0).equals(KnownValue.NONE)) {
            merged.put(field.name(), possible.get(0));
          }
        } else {
          merged.put(
              field.name(),
              KnownValue.oneOf(List.copyOf(values), "depends on the policy that governs"));
        }
      }
      return merged;
    }

    private static KnownValue migratability(Migratability known) {
      return switch (known.truth()) {
        case YES -> KnownValue.of("can migrate");
        case NO -> {
          var obstacle = known.obstacles().get(0);
          yield KnownValue.of("cannot migrate", obstacle.description(), Optional.empty());
        }
        case UNKNOWN ->
          KnownValue.of("is undecided", known.doubts().get(0).description(), Optional.empty());
      };
    }

    private static KnownValue drain(DrainOutcome outcome) {
      var drain = DrainText.of(outcome);
      var condition = drain.conditions().isEmpty() ? "" : drain.summary();
      return new KnownValue(
          List.of(Optional.of(drain.outcome())),
          condition,
          Optional.of(condition.isEmpty() ? drain.reason() : condition),
          Optional.empty());
    }

    private PolicyState policy(MigrationPolicy policy) {
      var pairs = new TreeSet<String>();
      for (var pair : policy.virtualMachineInstanceSelector().pairs()) {
        pairs.add("VMI label `" + pair.written() + "`");
      }
      for (var pair : policy.namespaceSelector().pairs()) {
        pairs.add("namespace label `" + pair.written() + "`");
      }
      var selects = pairs.isEmpty() ? "every VM" : String.join(", ", pairs);
      return new PolicyState(
          KnownValue.of(selects),
          answers(under(Optional.of(policy))),
          policy.header().place());
    }
  }
}
