package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.cluster.VersionEvidence;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.gitops.Deliveries;
import io.github.migrationlint.core.gitops.Delivery;
import io.github.migrationlint.core.gitops.Destination;
import io.github.migrationlint.core.gitops.GitOpsContext;
import io.github.migrationlint.core.kustomize.NotSeen;
import io.github.migrationlint.core.load.KustomizationFile;
import io.github.migrationlint.core.manifest.Carrier;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.RepoPath;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
 * Finds the targets of a repository: follows GitOps objects from every kustomization that no other one
 * includes, and from every file beside all of them, to the paths they apply, where there may be more such
 * objects. Which cluster each of these instances reaches, {@link Roots} decides.
 */
final class TargetDiscovery {
  private final Contents contents;
  private final GitOpsContext context;
  private final Configuration configuration;
  private final Failures failures;

  /** Pays for each path that is applied. */
  private final BudgetShare paths;

  private boolean isCut;

  private final IdentityHashMap<Content, Deliveries> deliveries = new IdentityHashMap<>();
  private final IdentityHashMap<Content, List<Instance>> applied = new IdentityHashMap<>();
  private final Map<Instance.DeliveryKey, Instance> delivered = new HashMap<>();
  private final List<Instance> instances = new ArrayList<>();

  /** In no particular order of importance: each is looked at once. */
  private final List<Content> open = new ArrayList<>();

  private final Set<Content> known = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<NotSeen> notSeen = new LinkedHashSet<>();
  private final Set<ObjectRef> missedCarriers = new HashSet<>();

  private TargetDiscovery(
      Contents contents, GitOpsContext context, Configuration configuration, Failures failures) {
    this.failures = failures;
    this.contents = contents;
    this.context = context;
    this.paths = context.budget().share();
    this.configuration = configuration;
  }

  /**
   * What was found.
   *
   * @param targets by folder; those that make nothing we read are left out
   * @param files the paths of all that some target reads
   * @param notSeen what is applied and not in the files
   * @param lostPaths the paths of this repository among that, except for what nothing applies
   * @param siblings the folders that lie beside those of clusters
   * @param roots those that do not say what their cluster is called
   */
  record Found(
      List<Target> targets,
      Set<String> files,
      List<NotSeen> notSeen,
      List<NotSeen> lostPaths,
      Siblings siblings,
      NamelessRoots roots) {}

  /**
   * Finds the targets.
   *
   * @param leaves folders of kustomizations that no other one includes, or the user names
   * @param written all objects as they are in files
   */
  static Found find(
      List<String> leaves,
      List<Manifest> written,
      Contents contents,
      GitOpsContext context,
      Configuration configuration,
      Failures failures) {
    var discovery = new TargetDiscovery(contents, context, configuration, failures);
    return discovery.find(leaves, written);
  }

  private Found find(List<String> leaves, List<Manifest> written) {
    var made = new ArrayList<Content>();
    for (var leaf : leaves) {
      made.add(contents.ofKustomization(leaf));
    }
    var alone = byFile(written, Content.filesOf(made));
    explore(made, alone);
    var covered = new HashSet<String>();
    for (var instance : delivered.values()) {
      covered.addAll(instance.content().files());
    }
    for (var content : made) {
      if (!isCovered(content, covered)) {
        addStart(content);
      }
    }
    var files = new ArrayList<Instance>();
    for (var file : alone) {
      if (!covered.contains(file.folder())) {
        files.add(addStart(file));
      }
    }
    dropUnedited();
    for (var instance : instances) {
      instance.local().addAll(localOf(instance));
    }
    return found(files, made, covered);
  }

  private Instance addStart(Content content) {
    var start = new Instance(content, Optional.empty());
    instances.add(start);
    return start;
  }

  /** A path and where a GitOps object asks for it, whatever is changed on the way. */
  private record Asked(Span place, String path) {
    static Asked of(Delivery delivery) {
      return new Asked(delivery.place(), delivery.path());
    }
  }

  /**
   * Drops what is applied otherwise in truth. A kustomization is explored before it turns out to be part
   * of a path that is applied: whoever applies that may patch the GitOps objects in it, and then they
   * have been met twice, as they are written and as they are applied.
   */
  private void dropUnedited() {
    var appliers = new IdentityHashMap<Instance, Integer>();
    var asked = new HashMap<Asked, Integer>();
    for (var instance : instances) {
      instance.delivery().ifPresent(by -> asked.merge(Asked.of(by), 1, Integer::sum));
      for (var next : appliedBy(instance)) {
        appliers.merge(next, 1, Integer::sum);
      }
    }
    var dropped = Collections.newSetFromMap(new IdentityHashMap<Instance, Boolean>());
    var toCheck = new ArrayList<>(instances);
    for (var i = 0; i < toCheck.size(); i++) {
      var instance = toCheck.get(i);
      var ask = instance.delivery().map(Asked::of);
      if (ask.isPresent()
          && appliers.getOrDefault(instance, 0) == 0
          && asked.getOrDefault(ask.get(), 0) > 1
          && dropped.add(instance)) {
        asked.merge(ask.get(), -1, Integer::sum);
        for (var next : appliedBy(instance)) {
          appliers.merge(next, -1, Integer::sum);
          toCheck.add(next);
        }
      }
    }
    instances.removeIf(dropped::contains);
  }

  /** What an instance applies, except for itself. */
  private List<Instance> appliedBy(Instance instance) {
    var next = new ArrayList<>(applied.getOrDefault(instance.content(), List.of()));
    next.removeIf(other -> other == instance);
    return next;
  }

  /** Meets every delivery once, whoever applies the object that asks for it. */
  private void explore(List<Content> made, List<Content> alone) {
    made.forEach(this::enqueue);
    alone.forEach(this::enqueue);
    for (var i = 0; i < open.size(); i++) {
      var content = open.get(i);
      var next = new ArrayList<Instance>();
      var asked = new ArrayList<>(deliveriesOf(content).all());
      asked.addAll(contents.byValues(content, context));
      for (var delivery : asked) {
        for (var placed : placed(delivery)) {
          deliver(placed).ifPresent(next::add);
        }
      }
      applied.put(content, next);
    }
  }

  private void enqueue(Content content) {
    if (known.add(content)) {
      open.add(content);
    }
  }

  /** What an ACM policy brings to its clusters is applied there, and applies others there. */
  private List<Delivery> placed(Delivery delivery) {
    var carrier = delivery.by().carrier();
    if (carrier.isEmpty() || !(delivery.destination() instanceof Destination.Local)) {
      return List.of(delivery);
    }
    var placed = new ArrayList<Delivery>();
    for (var destination : context.placements().of(carrier.get())) {
      placed.add(delivery.to(destination));
    }
    return placed;
  }

  private Optional<Instance> deliver(Delivery delivery) {
    var key = Instance.DeliveryKey.of(delivery);
    var present = delivered.get(key);
    if (present != null) {
      return Optional.of(present);
    }
    if (!paths.objects().take(1)) {
      if (!isCut) {
        isCut = true;
        var what = "too many paths are applied: from here on they are not looked at";
        context.budget().cut(delivery.place(), what);
        notSeen.add(new NotSeen(delivery.place(), "paths that are applied beyond this one"));
      }
      return Optional.empty();
    }
    var instance = new Instance(contents.of(delivery), Optional.of(delivery));
    delivered.put(key, instance);
    instances.add(instance);
    enqueue(instance.content());
    return Optional.of(instance);
  }

  private List<Instance> localOf(Instance instance) {
    var local = new ArrayList<Instance>();
    for (var next : applied.getOrDefault(instance.content(), List.of())) {
      var destination = next.delivery().map(Delivery::destination);
      if (destination.filter(Destination.Local.class::isInstance).isPresent()) {
        local.add(next);
      }
    }
    return local;
  }

  /** A leaf is read by no other kustomization, so whoever reads its file applies it. */
  private boolean isCovered(Content leaf, Set<String> covered) {
    if (configuration.names(leaf.folder())) {
      return false;
    }
    for (var name : KustomizationFile.NAMES) {
      var path = new RepoPath(leaf.folder()).resolve(name).text();
      if (leaf.files().contains(path) && covered.contains(path)) {
        return true;
      }
    }
    return false;
  }

  /** What is in files that no kustomization reads; the folder of each is the file. */
  private List<Content> byFile(List<Manifest> written, Set<String> composed) {
    var manifests = new TreeMap<String, List<Manifest>>();
    for (var manifest : written) {
      var path = manifest.document().source().id().path();
      if (!composed.contains(path)) {
        manifests.computeIfAbsent(path, unused -> new ArrayList<>()).add(manifest);
      }
    }
    var files = new ArrayList<Content>();
    manifests.forEach((path, inFile) -> files.add(new Content(
        path, inFile, Set.of(path), List.of(), List.of(), ComposedContents.areRelevant(inFile))));
    return files;
  }

  private Deliveries deliveriesOf(Content content) {
    var present = deliveries.get(content);
    if (present == null) {
      try {
        present = Deliveries.of(content.manifests(), context);
      } catch (RuntimeException | Error bug) {
        failures.add("finding what `" + content.folder() + "` applies", bug);
        present = Deliveries.of(List.of(), context);
      }
      deliveries.put(content, present);
      notSeen.addAll(present.notSeen());
      for (var missed : content.notSeen()) {
        notSeen.add(explained(missed));
      }
    }
    return present;
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

  /** The targets of the instances, each split by where its objects end up. */
  private Found found(List<Instance> files, List<Content> made, Set<String> covered) {
    var folders = new ClusterFolders(context.paths().nameOf(""));
    var switchedOff =
        SwitchedOff.among(instances, configuration, folders, this::deliveriesOf, this::appliedBy);
    var reach = Roots.reachOf(instances, switchedOff, configuration, folders);
    var roots = NamelessRoots.of(instances, reach, configuration);
    var targets = new ArrayList<Target>();
    var isFile = Collections.newSetFromMap(new IdentityHashMap<Instance, Boolean>());
    isFile.addAll(files);
    var inUse = filesInUse(reach);
    for (var instance : instances) {
      var own = reach.getOrDefault(instance, Reach.NOWHERE);
      var parts = parts(instance.content(), own);
      var staysAlone = isFile.contains(instance) && parts.keySet().equals(Set.of(Reach.NOWHERE));
      var isRepeated = own.isNowhere()
          && instance.delivery().isPresent()
          && !inUse.add(instance.content().files());
      if (!staysAlone && !isRepeated) {
        parts.forEach(
            (place, manifests) -> target(instance, manifests, place).ifPresent(targets::add));
      }
    }
    targets.sort(TargetOrder.INSTANCE);
    var read = new HashSet<>(covered);
    read.addAll(Content.filesOf(made));
    for (var target : targets) {
      read.addAll(target.files());
    }
    return new Found(
        targets,
        read,
        List.copyOf(notSeen),
        lostPaths(reach, roots),
        Siblings.of(reach, switchedOff, folders),
        roots);
  }

  /** What each path that reaches a cluster reads; an applier that is switched off may name it too. */
  private Set<Set<String>> filesInUse(Map<Instance, Reach> reach) {
    var inUse = new HashSet<Set<String>>();
    for (var instance : instances) {
      if (!reach.getOrDefault(instance, Reach.NOWHERE).isNowhere()) {
        inUse.add(instance.content().files());
      }
    }
    return inUse;
  }

  /** Where something is applied, objects that nothing applies are old or examples, and so are their paths. */
  private List<NotSeen> lostPaths(Map<Instance, Reach> reach, NamelessRoots roots) {
    var applied = new LinkedHashSet<NotSeen>();
    var all = new LinkedHashSet<NotSeen>();
    for (var instance : instances) {
      var lost = deliveriesOf(instance.content()).lostPaths();
      all.addAll(lost);
      if (roots.areInUse(reach.getOrDefault(instance, Reach.NOWHERE))) {
        applied.addAll(lost);
      }
    }
    return List.copyOf(delivered.isEmpty() ? all : applied);
  }

  /** The objects by where they end up: ACM brings what a policy holds to other clusters. */
  private Map<Reach, List<Manifest>> parts(Content content, Reach own) {
    if (!content.isCarried()) {
      // Also without any: what is wrong with it may still have to be reported.
      return Map.of(own, content.manifests());
    }
    var parts = new LinkedHashMap<Reach, List<Manifest>>();
    for (var manifest : content.manifests()) {
      parts
          .computeIfAbsent(reachOf(manifest, content, own), unused -> new ArrayList<>())
          .add(manifest);
    }
    return parts;
  }

  private Reach reachOf(Manifest manifest, Content content, Reach own) {
    if (manifest.carrier().isEmpty()) {
      return own;
    }
    if (ComposedContents.areRelevant(List.of(manifest))) {
      missClusters(manifest, manifest.carrier().get());
    }
    var reach = Reach.NOWHERE;
    for (var destination : context.placements().of(manifest.carrier().get())) {
      reach = reach.and(Reach.of(destination, own));
    }
    var isConfigured = !configuration.clustersOf(content.folder()).isEmpty();
    return isConfigured && reach.isAnywhere() ? own : reach;
  }

  private void missClusters(Manifest manifest, Carrier carrier) {
    var why = context.placements().whyUnknown(carrier);
    if (why.isPresent() && missedCarriers.add(carrier.ref())) {
      notSeen.add(new NotSeen(manifest.span(), why.get()));
    }
  }

  private Optional<Target> target(Instance instance, List<Manifest> manifests, Reach reach) {
    var content = instance.content();
    var isWhole = manifests.size() == content.manifests().size();
    var isRelevant = isWhole ? content.isRelevant() : ComposedContents.areRelevant(manifests);
    if (!isRelevant
        && !VersionEvidence.isIn(content.notSeen())
        && !VersionEvidence.mayTell(manifests)) {
      return Optional.empty();
    }
    return Optional.of(new Target(
        content.folder(),
        isWhole ? content.manifests() : manifests,
        content.files(),
        isRelevant ? content.problems() : List.of(),
        content.notSeen(),
        reach,
        instance.delivery()));
  }
}
