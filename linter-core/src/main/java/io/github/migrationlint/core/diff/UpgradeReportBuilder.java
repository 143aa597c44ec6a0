package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diff.ReleaseStep.Pin;
import io.github.migrationlint.core.report.DiffReport;
import io.github.migrationlint.core.report.DiffReport.Cause;
import io.github.migrationlint.core.report.DiffReport.Change;
import io.github.migrationlint.core.report.DiffReport.Effect;
import io.github.migrationlint.core.report.DiffReport.Group;
import io.github.migrationlint.core.report.DiffReport.Kind;
import io.github.migrationlint.core.report.DiffReport.Side;
import io.github.migrationlint.core.report.DiffReport.Value;
import io.github.migrationlint.core.report.DiffReport.Vm;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells what the step from one release to another does to the same files: each thing that changes once,
 * for all VMs and clusters, with what keeps it as it is.
 */
public final class UpgradeReportBuilder {
  /**
   * What an upgrade does.
   *
   * @param pins edits that write the values of today into the files
   */
  public record Upgrade(DiffReport report, List<Edit> pins) {
    public Upgrade {
      pins = List.copyOf(pins);
    }
  }

  /** What makes changes the same one. */
  private record Same(
      Kind kind, Optional<String> field, Optional<String> policy, Value from, Value to) {
    static Same of(Change change) {
      return new Same(
          change.kind(), change.field(), change.policy(), bare(change.from()), bare(change.to()));
    }

    private static Value bare(Value value) {
      return new Value(value.value(), value.candidates(), Optional.empty(), Optional.empty());
    }
  }

  private static final class Open {
    private final Change change;
    private final TreeSet<String> clusters = new TreeSet<>();
    private final TreeSet<Vm> vms = new TreeSet<>();
    private final LinkedHashSet<Cause> because = new LinkedHashSet<>();
    private final LinkedHashSet<String> remedies = new LinkedHashSet<>();

    Open(Change change) {
      this.change = change;
    }

    Group group() {
      var effect = new Effect(List.copyOf(clusters), List.copyOf(vms), List.of(change));
      return new Group(List.of(effect), List.copyOf(because), false, 0, List.copyOf(remedies));
    }
  }

  private final DiffSide from;
  private final DiffSide to;
  private final Failures failures = Failures.gathered();
  private final Budget budget = new Budget();
  private final Map<Same, Open> found = new LinkedHashMap<>();
  private final Map<Span, Pinned> pins = new LinkedHashMap<>();

  /** What is to be written into one object; overlays may share it. */
  private record Pinned(HyperConverged object, Map<String, String> settings) {}

  private final ClusterComparison comparison;

  private UpgradeReportBuilder(DiffSide from, DiffSide to, ClusterComparison comparison) {
    this.comparison = comparison;
    this.from = from;
    this.to = to;
    to.grow(budget);
  }

  /** What the step does; both sides are of the same files. */
  public static Upgrade of(DiffSide from, DiffSide to) {
    return of(from, to, ClusterChanges::ofRelease);
  }

  static Upgrade of(DiffSide from, DiffSide to, ClusterComparison comparison) {
    return new UpgradeReportBuilder(from, to, comparison).upgrade();
  }

  private Upgrade upgrade() {
    var known = new TreeSet<String>();
    for (var matched : ClusterMatching.of(from.clusters(), to.clusters(), budget)) {
      if (matched.base().isPresent() && matched.head().isPresent()) {
        known.add(matched.name());
        try {
          add(matched.base().get(), matched.head().get());
        } catch (RuntimeException | Error bug) {
          failures.add("comparing the releases of cluster " + matched.name(), bug);
        }
      }
    }
    var groups = new ArrayList<Group>();
    found.values().forEach(open -> groups.add(open.group()));
    groups.sort(Comparator.comparing((Group group) -> rank(group.effects().get(0)))
        .thenComparing(group -> -group.effects().get(0).vms().size()));
    var findings = FindingChanges.of(from, to, new HashMap<>());
    var errors = new LinkedHashSet<>(from.internalErrors());
    errors.addAll(to.internalErrors());
    errors.addAll(failures.texts());
    var report = new DiffReport(
        title(from),
        title(to),
        List.copyOf(known),
        groups,
        findings.appeared(),
        findings.gone(),
        List.of(),
        List.of(),
        List.copyOf(errors));
    return new Upgrade(report, edits());
  }

  /** The releases of all clusters, where they run the same. */
  private static String title(DiffSide side) {
    var releases = new TreeSet<String>();
    for (var cluster : side.repository().clusters()) {
      var versions = cluster.versions();
      releases.add(
          "HyperConverged " + versions.hyperConverged() + ", KubeVirt " + versions.kubeVirt());
    }
    return releases.size() == 1 ? releases.first() : side.title();
  }

  /** Versions first, then what VMs notice. */
  private static int rank(Effect effect) {
    return switch (effect.changes().get(0).kind()) {
      case VERSION -> 0;
      case WINNER -> 1;
      case SETTINGS -> 2;
      case MIGRATABILITY, DRAIN -> 3;
      case LIMITS -> 4;
      case GATE -> 6;
      default -> 5;
    };
  }

  private void add(ClusterSide before, ClusterSide now) {
    var steps = new ReleaseStep(before.model(), now.model());
    for (var item : changes(before, now)) {
      for (var change : item.effect().changes()) {
        var open = open(change, now.name());
        open.vms.addAll(item.effect().vms());
        causes(change).ifPresent(open.because::add);
        for (var remedy : steps.remedies(change)) {
          open.remedies.add(remedy.text());
          remedy.pin().ifPresent(this::add);
        }
      }
    }
    for (var gate : steps.gates()) {
      var open = open(gate.change(), now.name());
      open.because.add(new Cause(Side.HEAD, gate.place(), "lists this feature gate"));
      open.remedies.add(gate.meaning());
    }
  }

  private List<ClusterChanges.Item> changes(ClusterSide before, ClusterSide now) {
    var steps = budget.share().steps();
    return comparison.of(now.name(), new ClusterPair(before, now), steps);
  }

  private void add(Pin pin) {
    pins.computeIfAbsent(
            pin.object().header().span(), unused -> new Pinned(pin.object(), new TreeMap<>()))
        .settings()
        .putIfAbsent(pin.field(), pin.value());
  }

  private List<Edit> edits() {
    var edits = new ArrayList<Edit>();
    for (var pinned : pins.values()) {
      PinnedLine.in(pinned.object(), pinned.settings()).ifPresent(edits::add);
    }
    return edits;
  }

  private Open open(Change change, String cluster) {
    var open = found.computeIfAbsent(Same.of(change), unused -> new Open(change));
    open.clusters.add(cluster);
    return open;
  }

  /** The line that has another meaning from now on. */
  private static Optional<Cause> causes(Change change) {
    var place = change.to().place().or(change.from()::place);
    if (place.isEmpty() || change.kind() == Kind.WINNER) {
      return Optional.empty();
    }
    var message =
        change.to().place().isPresent() ? "means this from then on" : "has no effect any more";
    return place.map(span -> new Cause(Side.HEAD, span, message));
  }
}
