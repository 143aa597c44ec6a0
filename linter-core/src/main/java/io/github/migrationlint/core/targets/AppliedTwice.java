package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.gitops.Delivery;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.targets.PlannedCluster.Part;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two GitOps objects apply the same object to one cluster: each undoes what the other has written, and
 * deleting one of them deletes the object that the other still wants. Argo CD warns of it at run time
 * (controller/state.go, {@code SharedResourceWarning}).
 */
public final class AppliedTwice {
  public static final RuleCard CARD = RuleCard.of(
          "object-applied-twice",
          Severity.WARNING,
          "two GitOps objects apply the same object to one cluster")
      .also(Severity.NOTE)
      .since("0.2");

  private AppliedTwice() {}

  /** An object and the target that brings it. */
  private record Owned(Target target, Delivery by, Manifest manifest, Object group) {}

  /** Two appliers, by the places that ask for their paths. */
  private record Pair(Span first, Span second) {}

  /** What the appliers of a pair share. */
  private static final class Shared {
    private final Owned first;
    private final Owned second;
    private int objects;
    private boolean differs;

    Shared(Owned first, Owned second) {
      this.first = first;
      this.second = second;
    }
  }

  static List<Diagnostic> in(List<PlannedCluster> clusters) {
    var found = new ArrayList<Diagnostic>();
    for (var cluster : clusters) {
      if (!hasSeveralAppliers(cluster)) {
        continue;
      }
      var pairs = new HashMap<Pair, Shared>();
      for (var same : owners(cluster).values()) {
        for (var i = 1; i < same.size(); i++) {
          if (isShared(same.get(0), same.get(i))) {
            count(same.get(0), same.get(i), pairs);
          }
        }
      }
      var inOrder = new TreeMap<String, Shared>();
      pairs.forEach((pair, shared) -> inOrder.put(pair.first + " " + pair.second, shared));
      for (var shared : inOrder.values()) {
        found.add(describe(shared).withClusters(List.of(cluster.name())));
      }
    }
    return found;
  }

  private static boolean hasSeveralAppliers(PlannedCluster cluster) {
    var deliveries = new HashSet<String>();
    for (var part : cluster.parts()) {
      if (part.isSure() && isDelivered(part)) {
        deliveries.add(placeOf(part.target().orElseThrow()));
      }
    }
    return deliveries.size() > 1;
  }

  private static Map<ObjectKey, List<Owned>> owners(PlannedCluster cluster) {
    // In the order of the files, so that the first object is the one that is named.
    var owners = new LinkedHashMap<ObjectKey, List<Owned>>();
    for (var part : cluster.parts()) {
      if (part.isSure() && isDelivered(part)) {
        var target = part.target().orElseThrow();
        for (var manifest : target.manifests()) {
          // What ACM enforces is merged into what is there, so several may have a part in one
          // object.
          var isWhole = manifest.carrier().isEmpty() && !manifest.partial();
          if (isWhole && !isApplier(manifest) && ObjectKey.isKnown(manifest)) {
            owners
                .computeIfAbsent(ObjectKey.of(manifest), unused -> new ArrayList<>())
                .add(new Owned(target, target.delivery().orElseThrow(), manifest, part.group()));
          }
        }
      }
    }
    return owners;
  }

  /** What only says where others go is not what this is about. */
  private static boolean isApplier(Manifest manifest) {
    var group = manifest.gvk().group();
    return group.equals("argoproj.io") || group.endsWith(".toolkit.fluxcd.io");
  }

  private static boolean isDelivered(Part part) {
    return part.target().flatMap(Target::delivery).isPresent();
  }

  private static String placeOf(Target target) {
    return target.delivery().map(by -> by.place().toString()).orElse("");
  }

  /** One object that has a path applied twice is looked at elsewhere; so are two of unknown clusters. */
  private static boolean isShared(Owned first, Owned second) {
    return first.group().equals(second.group())
        && !first.by().by().ref().equals(second.by().by().ref());
  }

  private static void count(Owned first, Owned second, Map<Pair, Shared> pairs) {
    var isInOrder = first.by().place().compareTo(second.by().place()) <= 0;
    var one = isInOrder ? first : second;
    var other = isInOrder ? second : first;
    var key = new Pair(one.by().place(), other.by().place());
    var shared = pairs.computeIfAbsent(key, unused -> new Shared(one, other));
    shared.objects++;
    shared.differs |= !SameContent.of(one.manifest().root(), other.manifest().root());
  }

  private static Diagnostic describe(Shared shared) {
    var manifest = shared.second.manifest;
    var object = manifest.gvk().kind() + " `" + manifest.name().orElse("") + "`";
    var more = shared.objects > 1 ? " and " + (shared.objects - 1) + " more" : "";
    return CARD.at(
            shared.differs ? Severity.WARNING : Severity.NOTE,
            shared.second.by().place(),
            shared.second.by().caller() + " and " + shared.first.by().caller() + " apply " + object
                + more)
        .withRelated(shared.first.by().place(), "applies it too")
        .withHelp("apply it from one of the two, or send them to different clusters");
  }
}
