package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.cluster.VersionEvidence;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.gitops.Deliveries;
import io.github.migrationlint.core.gitops.Delivery;
import io.github.migrationlint.core.gitops.Destination;
import io.github.migrationlint.core.gitops.Origins;
import io.github.migrationlint.core.gitops.Placements;
import io.github.migrationlint.core.gitops.RepositoryPaths;
import io.github.migrationlint.core.kustomize.NotSeen;
import io.github.migrationlint.core.manifest.Carrier;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.targets.Contents.Content;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.Document;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Follows GitOps objects from what nobody applies (a kustomization no other one includes, a file
 * beside all of them) to the paths they apply, where there may be more such objects. Of a circle, as
 * {@code flux bootstrap} makes one, every object is where its file lies.
 */
final class TargetDiscovery {
  /** A repository that applies more is not one that people wrote. */
  private static final int MAX_DELIVERIES = 5000;

  private final Contents contents;
  private final RepositoryPaths paths;
  private final Configuration configuration;
  private final Placements placements;
  private final Origins origins;
  private final IdentityHashMap<Content, Deliveries> deliveries = new IdentityHashMap<>();
  private final Map<String, Target> targets = new TreeMap<>();
  private final Set<String> followed = new HashSet<>();
  private final ArrayDeque<Step> open = new ArrayDeque<>();
  private final Set<NotSeen> notSeen = new LinkedHashSet<>();
  private final Set<NotSeen> lostPaths = new LinkedHashSet<>();
  private final Set<ObjectRef> missedCarriers = new HashSet<>();

  /** What was delivered and what nobody includes, each once. */
  private final List<Content> reached = new ArrayList<>();

  TargetDiscovery(
      Contents contents,
      RepositoryPaths paths,
      List<Manifest> written,
      Configuration configuration) {
    this.contents = contents;
    this.paths = paths;
    this.configuration = configuration;
    this.placements = Placements.of(written);
    this.origins = Origins.of(written, paths);
  }

  /** By folder, then cluster; those that make nothing we read are left out. */
  List<Target> targets() {
    return List.copyOf(targets.values());
  }

  /** What is applied and not in the files. */
  List<NotSeen> notSeen() {
    return List.copyOf(notSeen);
  }

  /** The paths among that. */
  List<NotSeen> lostPaths() {
    return List.copyOf(lostPaths);
  }

  /** The paths of all that some target reads. */
  Set<String> files() {
    return Contents.filesOf(reached);
  }

  /**
   * Finds the targets.
   *
   * @param leaves folders of kustomizations that no other one includes, or the user names
   * @param written all objects as they stand in files
   */
  void follow(List<String> leaves, List<Manifest> written) {
    var made = new ArrayList<Content>();
    for (var leaf : leaves) {
      made.add(contents.ofKustomization(leaf));
    }
    var composed = Contents.filesOf(made);
    var alone = byFile(written, composed);
    var delivered = delivered(made, alone);
    reached.addAll(made);
    reached.addAll(delivered);
    var applied = Contents.filesOf(delivered);
    for (var content : made) {
      if (!isApplied(content, applied)) {
        var home = ClusterAssignment.of(content.folder(), content.folder(), configuration);
        walk(content, home);
      }
    }
    for (var file : alone.values()) {
      if (!applied.contains(file.folder())) {
        walkFile(file);
      }
    }
    for (var content : made) {
      if (isApplied(content, applied)) {
        followCycles(content);
      }
    }
    for (var file : alone.values()) {
      if (applied.contains(file.folder())) {
        followCycles(file);
      }
    }
  }

  /** A leaf is read by no other kustomization, so whoever reads its file applies it. */
  private boolean isApplied(Content leaf, Set<String> applied) {
    if (configuration.names(leaf.folder())) {
      return false;
    }
    for (var name : List.of("kustomization.yaml", "kustomization.yml", "Kustomization")) {
      var path = leaf.folder().isEmpty() ? name : leaf.folder() + "/" + name;
      if (leaf.files().contains(path) && applied.contains(path)) {
        return true;
      }
    }
    return false;
  }

  /** What stands in files that no kustomization reads; the folder of each is the file. */
  private static Map<String, Content> byFile(List<Manifest> written, Set<String> composed) {
    var manifests = new TreeMap<String, List<Manifest>>();
    for (var manifest : written) {
      var path = manifest.document().source().id().path();
      if (!composed.contains(path)) {
        manifests.computeIfAbsent(path, unused -> new ArrayList<>()).add(manifest);
      }
    }
    var files = new TreeMap<String, Content>();
    manifests.forEach((path, inFile) ->
        files.put(path, new Content(path, inFile, Set.of(path), List.of(), List.of(), true)));
    return files;
  }

  /** All that GitOps objects apply, whoever applies those. */
  private List<Content> delivered(List<Content> made, Map<String, Content> alone) {
    var open = new ArrayList<>(made);
    open.addAll(alone.values());
    var delivered = new ArrayList<Content>();
    var known = Collections.newSetFromMap(new IdentityHashMap<Content, Boolean>());
    for (var i = 0; i < open.size() && delivered.size() < MAX_DELIVERIES; i++) {
      for (var delivery : deliveriesOf(open.get(i)).all()) {
        var content = contents.of(delivery);
        if (known.add(content)) {
          delivered.add(content);
          open.add(content);
        }
      }
    }
    return delivered;
  }

  private Deliveries deliveriesOf(Content content) {
    var known = deliveries.get(content);
    if (known == null) {
      known = Deliveries.of(content.manifests(), paths, origins, placements, path -> contents
          .document(path)
          .flatMap(Document::root));
      deliveries.put(content, known);
      notSeen.addAll(known.notSeen());
      lostPaths.addAll(known.lostPaths());
      for (var missed : content.notSeen()) {
        notSeen.add(explained(missed));
      }
    }
    return known;
  }

  /** What a kustomization names is called as it is written there; here people read why it is missing. */
  private static NotSeen explained(NotSeen missed) {
    var what = missed.what();
    var isName = what.startsWith("`") && what.endsWith("`");
    return isName
        ? new NotSeen(
            missed.place(),
            what
                + (what.contains("://")
                    ? ", which kustomize fetches"
                    : ", which is not in these files"))
        : missed;
  }

  /** A circle of objects that apply one another has no start, so each is where its file lies. */
  private void followCycles(Content content) {
    for (var delivery : deliveriesOf(content).all()) {
      var file = delivery.by().document().source().id();
      if (!followed.contains(key(delivery))) {
        follow(delivery, ClusterAssignment.ofFile(file, configuration), "file " + file);
      }
    }
  }

  private static String key(Delivery delivery) {
    return delivery.place() + " " + delivery.path() + " " + delivery.destination();
  }

  /** Objects that nobody applies stay alone, unless a policy among them brings its own elsewhere. */
  private void walkFile(Content file) {
    var home = ClusterAssignment.ofFile(new SourceId(file.folder()), configuration);
    var byHome = byHome(file, home);
    if (byHome.size() > 1 || !byHome.containsKey(home)) {
      byHome.forEach((place, manifests) -> add(file, manifests, place, Optional.empty()));
    }
    for (var delivery : deliveriesOf(file).all()) {
      follow(delivery, home, "file " + file.folder());
    }
  }

  /** Something to look at: a chain of objects may be longer than a stack is deep. */
  private record Step(Content content, ClusterAssignment home, Optional<Delivery> delivery) {}

  private void walk(Content content, ClusterAssignment home) {
    open.add(new Step(content, home, Optional.empty()));
    takeAll();
  }

  private void follow(Delivery delivery, ClusterAssignment carrier, String group) {
    plan(delivery, carrier, group);
    takeAll();
  }

  private void takeAll() {
    while (!open.isEmpty()) {
      take(open.removeFirst());
    }
  }

  private void take(Step step) {
    byHome(step.content(), step.home())
        .forEach((place, manifests) -> add(step.content(), manifests, place, step.delivery()));
    for (var next : deliveriesOf(step.content()).all()) {
      plan(next, step.home(), "target " + step.content().folder());
    }
  }

  private void plan(Delivery delivery, ClusterAssignment carrier, String group) {
    var home = ClusterAssignment.of(delivery, carrier, group, configuration);
    var isNew = followed.add(key(delivery) + " in " + home.clusters()
        + (home.clusters().isEmpty() ? home.anchor() : ""));
    followed.add(key(delivery));
    if (isNew && followed.size() > 2 * MAX_DELIVERIES) {
      notSeen.add(new NotSeen(
          delivery.place(), "what is applied beyond the first " + MAX_DELIVERIES + " paths"));
    } else if (isNew) {
      open.add(new Step(contents.of(delivery), home, Optional.of(delivery)));
    }
  }

  /** The objects by where they end up: ACM brings what a policy holds to other clusters. */
  private Map<ClusterAssignment, List<Manifest>> byHome(Content content, ClusterAssignment home) {
    var byHome = new LinkedHashMap<ClusterAssignment, List<Manifest>>();
    if (content.manifests().isEmpty()) {
      // What is wrong with it may still have to be told.
      byHome.put(home, List.of());
    }
    for (var manifest : content.manifests()) {
      for (var place : homesOf(manifest, content, home)) {
        byHome.computeIfAbsent(place, unused -> new ArrayList<>()).add(manifest);
      }
    }
    return byHome;
  }

  private void missClusters(Manifest manifest, Carrier carrier) {
    var why = placements.whyUnknown(carrier);
    if (why.isPresent() && missedCarriers.add(carrier.ref())) {
      notSeen.add(new NotSeen(manifest.span(), why.get()));
    }
  }

  private List<ClusterAssignment> homesOf(
      Manifest manifest, Content content, ClusterAssignment home) {
    if (manifest.carrier().isEmpty()) {
      return List.of(home);
    }
    if (contents.areRelevant(List.of(manifest))) {
      missClusters(manifest, manifest.carrier().get());
    }
    var homes = new LinkedHashSet<ClusterAssignment>();
    for (var destination : placements.of(manifest.carrier().get())) {
      if (destination instanceof Destination.Named named) {
        homes.add(ClusterAssignment.in(named.cluster(), content.folder()));
      } else if (destination instanceof Destination.Unknown) {
        homes.add(home.elsewhere(content.folder(), configuration));
      } else {
        homes.add(home);
      }
    }
    return List.copyOf(homes);
  }

  private void add(
      Content content,
      List<Manifest> manifests,
      ClusterAssignment home,
      Optional<Delivery> delivery) {
    var key = content.folder() + "\n" + home.clusters() + "\n"
        + (home.clusters().isEmpty() ? home.anchor() : "") + "\n"
        + delivery.map(by -> by.place() + " " + by.edits().span()).orElse("");
    var isWhole = manifests.size() == content.manifests().size();
    var isRelevant = isWhole ? content.isRelevant() : contents.areRelevant(manifests);
    var tellsVersion = VersionEvidence.isIn(content.notSeen());
    if (isRelevant || tellsVersion) {
      targets.putIfAbsent(
          key,
          new Target(
              content.folder(),
              manifests,
              content.files(),
              isRelevant ? content.problems() : List.of(),
              content.notSeen(),
              home,
              delivery));
    }
  }
}
