package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.diff.ClusterChanges.Item;
import io.github.migrationlint.core.kustomize.KustomizeRules;
import io.github.migrationlint.core.load.LoadRules;
import io.github.migrationlint.core.report.DiffReport;
import io.github.migrationlint.core.report.DiffReport.Cause;
import io.github.migrationlint.core.report.DiffReport.Change;
import io.github.migrationlint.core.report.DiffReport.Effect;
import io.github.migrationlint.core.report.DiffReport.Kind;
import io.github.migrationlint.core.report.DiffReport.Side;
import io.github.migrationlint.core.report.DiffReport.Unread;
import io.github.migrationlint.core.report.DiffReport.Value;
import io.github.migrationlint.core.yaml.YamlRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Tells what changes between two sides, and why. */
public final class DiffReportBuilder {
  private final DiffSide base;
  private final DiffSide head;
  private final Grouping grouping = new Grouping();
  private final Budget budget = new Budget();
  private final EditedPlaces places;

  private final ClusterComparison comparison;

  private DiffReportBuilder(DiffSide base, DiffSide head, ClusterComparison comparison) {
    this.comparison = comparison;
    this.base = base;
    this.head = head;
    base.grow(budget);
    head.grow(budget);
    this.places =
        new EditedPlaces(base.repository(), head.repository(), budget.share().steps());
  }

  /** What the step from one side to the other does. */
  public static DiffReport of(DiffSide base, DiffSide head, List<Label> configurationChanges) {
    return of(base, head, configurationChanges, ClusterChanges::of);
  }

  static DiffReport of(
      DiffSide base,
      DiffSide head,
      List<Label> configurationChanges,
      ClusterComparison comparison) {
    return new DiffReportBuilder(base, head, comparison).report(configurationChanges);
  }

  private final Failures failures = Failures.gathered();

  private DiffReport report(List<Label> configurationChanges) {
    var names = new HashMap<String, String>();
    var known = new TreeSet<String>();
    for (var matched : ClusterMatching.of(base.clusters(), head.clusters(), budget)) {
      if (matched.base().isPresent()) {
        names.put(matched.base().get().name(), matched.name());
      }
      known.add(matched.name());
      try {
        add(matched);
      } catch (RuntimeException | Error bug) {
        failures.add("comparing what cluster " + matched.name() + " does", bug);
      }
    }
    var findings = FindingChanges.of(base, head, names);
    var unread = new ArrayList<Unread>();
    addUnread(Side.BASE, base, unread);
    addUnread(Side.HEAD, head, unread);
    budget
        .cuts()
        .forEach((place, what) ->
            unread.add(new Unread(Side.HEAD, KustomizeRules.COMPOSITION_LIMIT.at(place, what))));
    var errors = new LinkedHashSet<>(base.internalErrors());
    errors.addAll(head.internalErrors());
    errors.addAll(failures.texts());
    return new DiffReport(
        base.title(),
        head.title(),
        List.copyOf(known),
        grouping.groups(),
        findings.appeared(),
        findings.gone(),
        unread,
        configurationChanges,
        List.copyOf(errors));
  }

  private static void addUnread(Side side, DiffSide read, List<Unread> unread) {
    for (Diagnostic finding : read.findings()) {
      if (finding.code().equals(YamlRules.YAML_SYNTAX.name())
          || finding.code().equals(LoadRules.UNREADABLE_FILE.name())) {
        unread.add(new Unread(side, finding));
      }
    }
  }

  private void add(ClusterMatching matched) {
    if (matched.base().isPresent() && matched.head().isPresent()) {
      var pair = new ClusterPair(matched.base().get(), matched.head().get());
      for (var item : comparison.of(matched.name(), pair, budget.share().steps())) {
        add(item, pair);
      }
    } else {
      matched.head().ifPresent(cluster -> addWhole(cluster, Side.HEAD));
      matched.base().ifPresent(cluster -> addWhole(cluster, Side.BASE));
    }
  }

  private void add(Item item, ClusterPair pair) {
    var because = new LinkedHashSet<Cause>();
    for (var edit : item.causes()) {
      because.addAll(places.of(edit, pair));
    }
    var step = new ReleaseStep(pair.base().model(), pair.head().model());
    var remedies = new LinkedHashSet<String>();
    for (var change : item.effect().changes()) {
      step.remark(change).ifPresent(remedies::add);
    }
    grouping.add(item, List.copyOf(because), List.copyOf(remedies));
  }

  /** A cluster that only one side has: all of it comes or goes. */
  private void addWhole(ClusterSide cluster, Side side) {
    var isNew = side == Side.HEAD;
    var state = StateReader.of(cluster.model());
    state.vms().forEach((vm, found) -> {
      var winner = found.winner().reported();
      addWhole(new Effect(
          List.of(cluster.name()),
          List.of(ClusterChanges.vm(cluster.name(), vm)),
          List.of(new Change(
              isNew ? Kind.VM_ADDED : Kind.VM_REMOVED,
              Optional.empty(),
              Optional.empty(),
              isNew ? Value.NONE : winner,
              isNew ? winner : Value.NONE))));
    });
    state
        .policies()
        .forEach((policy, found) -> addWhole(new Effect(
            List.of(cluster.name()),
            List.of(),
            List.of(new Change(
                isNew ? Kind.POLICY_ADDED : Kind.POLICY_REMOVED,
                Optional.empty(),
                Optional.of(policy),
                isNew ? Value.NONE : Value.of(policy),
                isNew ? Value.of(policy) : Value.NONE)))));
  }

  private void addWhole(Effect effect) {
    grouping.add(new Item(effect, List.of(), false, 0), List.of(), List.of());
  }
}
