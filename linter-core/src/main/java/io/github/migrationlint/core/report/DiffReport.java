package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a change does to VMs, limits and findings. Nothing in it compares texts: two sides that mean
 * the same have an empty report.
 *
 * @param base what it was before, in words: {@code origin/main (3f2a91c)}
 * @param head what it is after
 * @param knownClusters the names of all clusters of both, by which they can be asked for
 * @param groups what changes, the most important first; each cause appears once for all VMs it
 *     affects
 * @param newFindings that the head has and the base has not, in source order of the head
 * @param fixedFindings that the base had, in source order of the base
 * @param unread what of a side could not be read, so that its answers may be incomplete
 * @param configurationChanges of levels, suppressions and baselines: they change no cluster
 * @param internalErrors rules that failed, in words
 */
public record DiffReport(
    String base,
    String head,
    List<String> knownClusters,
    List<Group> groups,
    List<Diagnostic> newFindings,
    List<Diagnostic> fixedFindings,
    List<Unread> unread,
    List<Label> configurationChanges,
    List<String> internalErrors) {
  public DiffReport {
    Objects.requireNonNull(base);
    Objects.requireNonNull(head);
    knownClusters = List.copyOf(knownClusters);
    groups = List.copyOf(groups);
    newFindings = List.copyOf(newFindings);
    fixedFindings = List.copyOf(fixedFindings);
    unread = List.copyOf(unread);
    configurationChanges = List.copyOf(configurationChanges);
    internalErrors = List.copyOf(internalErrors);
  }

  /** One of the two trees that are compared. */
  public enum Side {
    BASE("base"),
    HEAD("head");

    private final String word;

    Side(String word) {
      this.word = word;
    }

    /** As JSON has it. */
    public String word() {
      return word;
    }
  }

  /** What about a VM or a cluster changes. */
  public enum Kind {
    VM_ADDED("vm-added"),
    VM_REMOVED("vm-removed"),
    WINNER("winner"),
    SETTINGS("settings"),
    MIGRATABILITY("migratability"),
    DRAIN("drain"),
    VERSION("version"),
    LIMITS("limits"),
    SELECTORS("selectors"),
    POLICY_ADDED("policy-added"),
    POLICY_REMOVED("policy-removed"),
    /** What a release makes of a feature gate that the files list. */
    GATE("gate");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As JSON has it. */
    public String word() {
      return word;
    }

    /** Whether the base has nothing to compare with. */
    boolean isArrival() {
      return this == VM_ADDED || this == POLICY_ADDED;
    }

    /** Whether the head has nothing to compare with. */
    boolean isDeparture() {
      return this == VM_REMOVED || this == POLICY_REMOVED;
    }
  }

  /** A VM, VMI, replica set or pool of a cluster. */
  public record Vm(String cluster, String namespace, String name, String kind)
      implements Comparable<Vm> {
    /** As users name a VM. */
    public String id() {
      return namespace.isEmpty() ? name : namespace + "/" + name;
    }

    @Override
    public int compareTo(Vm other) {
      var byCluster = cluster.compareTo(other.cluster);
      if (byCluster != 0) {
        return byCluster;
      }
      var byId = id().compareTo(other.id());
      return byId != 0 ? byId : kind.compareTo(other.kind);
    }
  }

  /**
   * What something is on one side.
   *
   * @param value a Boolean, a Long or a String; empty where there is none, or it is not known
   * @param candidates where it is not known: all that it may be, an empty one for no value
   * @param origin such as {@code policy gold} or {@code default of KubeVirt 1.8}; empty where nothing
   *     has to be said
   * @param place where it is written
   */
  public record Value(
      Optional<Object> value,
      List<Optional<Object>> candidates,
      Optional<String> origin,
      Optional<Span> place) {
    /** There is no value. */
    public static final Value NONE =
        new Value(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    public Value {
      Objects.requireNonNull(value);
      candidates = List.copyOf(candidates);
      Objects.requireNonNull(origin);
      Objects.requireNonNull(place);
    }

    public static Value of(Object value) {
      return new Value(Optional.of(value), List.of(), Optional.empty(), Optional.empty());
    }

    /** The value with what it rests on. */
    public static Value of(Object value, String origin) {
      return new Value(Optional.of(value), List.of(), Optional.of(origin), Optional.empty());
    }
  }

  /**
   * One thing that changes.
   *
   * @param field the setting, or the product of a version; empty where the kind says it all
   * @param policy whose settings or selectors these are, where no VM shows the change
   */
  public record Change(
      Kind kind, Optional<String> field, Optional<String> policy, Value from, Value to) {
    public Change {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(field);
      Objects.requireNonNull(policy);
      Objects.requireNonNull(from);
      Objects.requireNonNull(to);
    }
  }

  /**
   * An edit of the files that explains a change.
   *
   * @param side the tree that has the place: what was removed is in the base
   * @param message what was edited: {@code now also requires label `tier: gold`}
   */
  public record Cause(Side side, Span place, String message) {
    public Cause {
      Objects.requireNonNull(side);
      Objects.requireNonNull(place);
      Objects.requireNonNull(message);
    }
  }

  /**
   * What becomes of some VMs, or of a cluster.
   *
   * @param clusters where, in the order of names
   * @param vms that it happens to; empty for what is about clusters
   * @param changes in the order of kinds and settings; from and to are those of the first VM
   */
  public record Effect(List<String> clusters, List<Vm> vms, List<Change> changes) {
    public Effect {
      clusters = List.copyOf(clusters);
      vms = List.copyOf(vms);
      changes = List.copyOf(changes);
    }

    /** Whether it has a change of one of these kinds. */
    public boolean has(Kind... kinds) {
      for (var change : changes) {
        if (List.of(kinds).contains(change.kind())) {
          return true;
        }
      }
      return false;
    }

    /** What of it happens in some clusters; empty for nothing. */
    Optional<Effect> in(List<String> wanted) {
      var common = new ArrayList<>(clusters);
      common.retainAll(wanted);
      var some = new ArrayList<Vm>();
      for (var cluster : common) {
        some.addAll(vmsOf(cluster));
      }
      return common.isEmpty() ? Optional.empty() : Optional.of(new Effect(common, some, changes));
    }

    /** The VMs of one cluster. */
    public List<Vm> vmsOf(String cluster) {
      var found = new ArrayList<Vm>();
      for (var vm : vms) {
        if (vm.cluster().equals(cluster)) {
          found.add(vm);
        }
      }
      return found;
    }
  }

  /**
   * All that one cause changes.
   *
   * @param effects the largest first
   * @param because the edits that together explain it; none where the cause is not known
   * @param eachAlone whether each of several edits alone explains it
   * @param open of how many edits the cause is one, where it is unknown which; else 0
   * @param remedies what keeps today's behavior, and what else there is to know
   */
  public record Group(
      List<Effect> effects,
      List<Cause> because,
      boolean eachAlone,
      int open,
      List<String> remedies) {
    public Group {
      effects = List.copyOf(effects);
      because = List.copyOf(because);
      remedies = List.copyOf(remedies);
    }
  }

  /** A file, or more, of a side that could not be read. */
  public record Unread(Side side, Diagnostic finding) {}

  /** The same about some of the clusters. */
  public DiffReport in(List<String> wanted) {
    var some = new ArrayList<Group>();
    for (var group : groups) {
      var effects = new ArrayList<Effect>();
      for (var effect : group.effects()) {
        effect.in(wanted).ifPresent(effects::add);
      }
      if (!effects.isEmpty()) {
        some.add(
            new Group(effects, group.because(), group.eachAlone(), group.open(), group.remedies()));
      }
    }
    return new DiffReport(
        base,
        head,
        knownClusters,
        some,
        in(wanted, newFindings),
        in(wanted, fixedFindings),
        unread,
        configurationChanges,
        internalErrors);
  }

  /** Findings that name no cluster may hold in all of them. */
  private static List<Diagnostic> in(List<String> wanted, List<Diagnostic> findings) {
    var some = new ArrayList<Diagnostic>();
    for (var finding : findings) {
      if (finding.clusters().isEmpty() || !Collections.disjoint(finding.clusters(), wanted)) {
        some.add(finding);
      }
    }
    return some;
  }

  /** Whether nothing that a cluster gets, and no finding, changes. */
  public boolean isEmpty() {
    return groups.isEmpty() && newFindings.isEmpty() && fixedFindings.isEmpty();
  }

  /** Whether a new finding is at least that severe. */
  public boolean reaches(Severity threshold) {
    for (var finding : newFindings) {
      if (finding.severity().compareTo(threshold) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The VMs with a change of one of these kinds, each once. */
  public List<Vm> vmsWith(Kind... kinds) {
    var found = new LinkedHashSet<Vm>();
    for (var group : groups) {
      for (var effect : group.effects()) {
        if (effect.has(kinds)) {
          found.addAll(effect.vms());
        }
      }
    }
    return List.copyOf(found);
  }

  /** The names of all clusters in which something changes, sorted. */
  public List<String> clusters() {
    var names = new TreeSet<String>();
    for (var group : groups) {
      for (var effect : group.effects()) {
        names.addAll(effect.clusters());
      }
    }
    return List.copyOf(names);
  }
}
