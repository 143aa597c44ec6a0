package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.gitops.ClusterNames;
import io.github.migrationlint.core.kustomize.NotSeen;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.targets.PlannedCluster.Part;
import io.github.migrationlint.core.targets.PlannedCluster.Standing;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts members into clusters: what is known first, then what is guessed of the rest, then what may be in
 * several of them.
 */
final class ClusterPlanner {
  /** The name of the one cluster of a repository that shows no more. */
  static final String ONLY = "default";

  /**
   * What all share is repeated in each guessed cluster; beyond so many manifests it is looked at in a
   * cluster of its own. Nothing is left out then, so it is no matter of the budget.
   */
  private static final int MAX_REPEATED = 200_000;

  /** A cluster that is being filled. */
  private static final class World {
    private final String label;
    private final Standing standing;
    private final List<Part> parts = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();

    World(String label, Standing standing) {
      this.label = label;
      this.standing = standing;
    }

    void add(Member member, boolean isSure, Object group) {
      parts.add(new Part(member.path(), member.target(), member.files(), isSure, group));
      members.add(member);
    }
  }

  /** What clusters of the same members hold: a fleet has one folder for a thousand of them. */
  private record Held(List<Integer> parts, List<Manifest> manifests, List<NotSeen> notSeen) {
    Held {
      parts = List.copyOf(parts);
      manifests = List.copyOf(manifests);
    }
  }

  /** Two lists that are those of another member, and not only equal to them. */
  private static final class SameLists {
    private final List<Manifest> manifests;
    private final List<NotSeen> notSeen;

    SameLists(List<Manifest> manifests, List<NotSeen> notSeen) {
      this.manifests = manifests;
      this.notSeen = notSeen;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // to compare what is in them costs more than it saves
    public boolean equals(@Nullable Object other) {
      return other instanceof SameLists same
          && same.manifests == manifests
          && same.notSeen == notSeen;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(manifests) + System.identityHashCode(notSeen);
    }
  }

  private final Map<SameLists, Integer> lists = new HashMap<>();
  private final Map<List<Integer>, Held> heldBy = new HashMap<>();

  private final List<Member> members;
  private final ClusterNames names;
  private final Siblings siblings;
  private final ClusterFolders folders;
  private final NamelessRoots roots;
  private final Configuration configuration;

  private final IdentityHashMap<Member, Integer> indexes = new IdentityHashMap<>();
  private final Map<String, World> named = new TreeMap<>();
  private final List<World> unnamed = new ArrayList<>();
  private final List<World> guessed = new ArrayList<>();

  /** What may be in every cluster that is known or guessed. */
  private final List<Member> shared = new ArrayList<>();

  ClusterPlanner(List<Member> members, Targets targets, Configuration configuration) {
    this.members = members;
    this.names = targets.names();
    this.siblings = targets.siblings();
    this.folders = targets.folders();
    this.roots = targets.roots();
    this.configuration = configuration;
    for (var member : members) {
      indexes.put(member, indexes.size());
    }
  }

  List<PlannedCluster> plan() {
    for (var cluster : configuration.clusters()) {
      named(cluster.name());
    }
    addKnown();
    addRoots();
    addAnywhere();
    addUnapplied();
    addShared();
    return named(allWorlds());
  }

  private World named(String name) {
    return named.computeIfAbsent(name, unused -> new World(name, Standing.NAMED));
  }

  private void addKnown() {
    for (var i = 0; i < members.size(); i++) {
      var member = members.get(i);
      for (var cluster : member.reach().sure()) {
        if (cluster.isNamed()) {
          named(cluster.text()).add(member, true, cluster);
        }
      }
      for (var cluster : member.reach().possible()) {
        if (cluster.isNamed()) {
          named(cluster.text()).add(member, false, i);
        }
      }
    }
  }

  /**
   * Appliers whose clusters have no name are taken for those of one cluster, unless what they deliver
   * differs: then each has a cluster of its own, and what does not differ may be in all of them.
   */
  private void addRoots() {
    var byRoot = new TreeMap<ClusterRef, List<Member>>();
    for (var member : members) {
      for (var cluster : member.reach().sure()) {
        if (!cluster.isNamed()) {
          byRoot.computeIfAbsent(cluster, unused -> new ArrayList<>()).add(member);
        }
      }
    }
    if (roots.areOthersNamed()) {
      // Where roots lie in the folders of their clusters, one that lies elsewhere is a template or
      // dead.
      byRoot.forEach((root, some) -> {
        var world = new World(root.text(), Standing.UNAPPLIED);
        guessed.add(world);
        some.forEach(member -> world.add(member, true, root));
      });
      return;
    }
    var differing = Conflicts.differing(byRoot, roots.objects());
    if (differing.isEmpty() && !byRoot.isEmpty()) {
      var only = new World(ONLY, Standing.UNNAMED);
      unnamed.add(only);
      byRoot.forEach((root, some) -> some.forEach(member -> only.add(member, true, root)));
      return;
    }
    var labels = roots.distinguishingFolders(differing);
    for (var root : differing) {
      var world = new World(labels.getOrDefault(root, root.text()), Standing.UNNAMED);
      unnamed.add(world);
      byRoot.getOrDefault(root, List.of()).forEach(member -> world.add(member, true, root));
    }
    byRoot.forEach((root, some) -> {
      if (!differing.contains(root)) {
        for (var world : unnamed) {
          some.forEach(member -> world.add(member, false, root));
        }
      }
    });
  }

  /** What is applied to clusters that nothing names: alternatives apart, the rest to all of them. */
  private void addAnywhere() {
    var anywhere = new ArrayList<Member>();
    for (var member : members) {
      if (member.reach().isAnywhere()) {
        anywhere.add(member);
      }
    }
    var guess = FolderGuess.ofApplied(anywhere, names, folders);
    addGuessed(guess.worlds());
    shared.addAll(guess.shared());
  }

  private void addGuessed(List<FolderGuess.World> worlds) {
    for (var guess : worlds) {
      var known = guess.isCluster()
          ? Optional.ofNullable(named.get(guess.label()))
          : Optional.<World>empty();
      var world = known.orElseGet(() -> new World(guess.label(), standing(guess)));
      if (known.isEmpty()) {
        guessed.add(world);
      }
      guess.members().forEach(member -> world.add(member, false, indexOf(member)));
    }
  }

  /** A fleet calls its clusters by name. */
  private Standing standing(FolderGuess.World guess) {
    for (var fleet : configuration.fleets()) {
      if (fleet.clusters().contains(guess.label())) {
        return Standing.NAMED;
      }
    }
    return guess.isCluster() ? Standing.GUESSED : Standing.VARIANT;
  }

  private Object indexOf(Member member) {
    return Objects.requireNonNull(indexes.get(member));
  }

  /** What nothing applies: a world of its own where other folders are applied, else a guess. */
  private void addUnapplied() {
    var unapplied = new ArrayList<Member>();
    for (var member : members) {
      if (!member.isApplied()) {
        unapplied.add(member);
      }
    }
    if (!isAnythingApplied()) {
      var guess = FolderGuess.ofUnapplied(unapplied, names, folders);
      addGuessed(guess.worlds());
      shared.addAll(guess.shared());
      return;
    }
    var worlds = new TreeMap<String, World>();
    for (var member : unapplied) {
      var sibling = siblings.folderOf(member.path());
      var world = worlds.computeIfAbsent(
          sibling.orElse(member.path()),
          path -> new World(path, sibling.isPresent() ? Standing.GUESSED : Standing.UNAPPLIED));
      world.add(member, false, indexOf(member));
    }
    guessed.addAll(worlds.values());
  }

  private boolean isAnythingApplied() {
    for (var member : members) {
      var isByConfiguration = member.target().flatMap(Target::delivery).isEmpty()
          && !Roots.configuredReach(member.path(), configuration).isNowhere();
      var isKnown =
          !member.reach().sure().isEmpty() || !member.reach().possible().isEmpty();
      if (isKnown && member.target().isPresent() && !isByConfiguration) {
        return true;
      }
    }
    return false;
  }

  private void addShared() {
    if (shared.isEmpty() && (!guessed.isEmpty() || !unnamed.isEmpty() || !named.isEmpty())) {
      return;
    }
    var open = new ArrayList<World>();
    for (var world : allWorlds()) {
      if (world.standing != Standing.UNAPPLIED) {
        open.add(world);
      }
    }
    var size = 0L;
    for (var member : shared) {
      size += member.manifests().size();
    }
    if (open.isEmpty() || size * open.size() > MAX_REPEATED) {
      var rest = new World(ONLY, Standing.UNNAMED);
      unnamed.add(rest);
      open = new ArrayList<>(List.of(rest));
    }
    for (var world : open) {
      for (var member : shared) {
        world.add(member, false, indexOf(member));
      }
    }
  }

  private List<World> allWorlds() {
    var all = new ArrayList<>(named.values());
    all.addAll(unnamed);
    all.addAll(guessed);
    return all;
  }

  /** Each world with a name that no other has. */
  private List<PlannedCluster> named(List<World> worlds) {
    var taken = new UniqueNames();
    var paths = new ArrayList<String>();
    var pending = new ArrayList<World>();
    var labels = new HashMap<World, String>();
    for (var world : worlds) {
      if (world.standing == Standing.NAMED) {
        taken.reserve(world.label);
        labels.put(world, world.label);
      } else {
        paths.add(world.label);
        pending.add(world);
      }
    }
    var found = taken.ofPaths(paths);
    for (var i = 0; i < pending.size(); i++) {
      labels.put(pending.get(i), found.get(i));
    }
    var planned = new ArrayList<PlannedCluster>();
    for (var world : worlds) {
      planned.add(planned(labels.getOrDefault(world, world.label), world));
    }
    planned.sort(PlannedCluster.ORDER);
    return planned;
  }

  private PlannedCluster planned(String name, World world) {
    var key = new ArrayList<Integer>();
    for (var i = 0; i < world.parts.size(); i++) {
      key.add(2 * listIndex(world.members.get(i)) + (world.parts.get(i).isSure() ? 1 : 0));
    }
    var held = heldBy.computeIfAbsent(key, unused -> held(world));
    var parts = new ArrayList<Part>();
    for (var index : held.parts()) {
      parts.add(world.parts.get(index));
    }
    return new PlannedCluster(name, world.standing, parts, held.manifests(), held.notSeen());
  }

  /** The same for members that have the same objects, which one folder may be for many clusters. */
  private int listIndex(Member member) {
    return lists.computeIfAbsent(
        new SameLists(member.manifests(), member.notSeen()), unused -> lists.size());
  }

  private static Held held(World world) {
    var sure = new HashSet<ObjectKey>();
    var known = Collections.newSetFromMap(new IdentityHashMap<List<Manifest>, Boolean>());
    for (var i = 0; i < world.parts.size(); i++) {
      var objects = world.members.get(i).manifests();
      if (world.parts.get(i).isSure() && known.add(objects)) {
        sure.addAll(ObjectKey.of(objects));
      }
    }
    known.clear();
    var parts = new ArrayList<Integer>();
    var manifests = new ArrayList<Manifest>();
    var notSeen = new LinkedHashSet<NotSeen>();
    for (var i = 0; i < world.parts.size(); i++) {
      var member = world.members.get(i);
      if (world.parts.get(i).isSure() || !Conflicts.meet(sure, ObjectKey.of(member.manifests()))) {
        parts.add(i);
        if (known.add(member.manifests())) {
          manifests.addAll(member.manifests());
        }
        notSeen.addAll(member.notSeen());
      }
    }
    dropRepeats(manifests);
    return new Held(parts, manifests, List.copyOf(notSeen));
  }

  /** What two GitOps objects apply to one cluster is there once. */
  private static void dropRepeats(List<Manifest> manifests) {
    record Written(Span place, ObjectRef ref) {}
    Set<Written> known = new HashSet<>();
    manifests.removeIf(manifest -> !known.add(new Written(manifest.span(), manifest.ref())));
  }
}
