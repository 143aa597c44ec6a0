package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.gitops.ClusterNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Guesses, where no object says anything of clusters, which folders are for one cluster each and which
 * are alternatives of one another.
 *
 * <p>Folders that define the same object never meet in a cluster. Of such folders the guess takes the
 * highest ones that hold no such pair inside: {@code emea/east}, not {@code emea}. What they are called is
 * the last part of that path, or the one part between dashes in which they differ ({@code db-oke}, {@code
 * db-ton}). These names are taken for clusters where something speaks for it: they are below {@code
 * clusters/} or {@code sites/}, an object calls a cluster so, they have the word {@code cluster} in them, or
 * two of them come back below another folder. Then what has the same name is put together. Otherwise they
 * are variants: each is looked at with what all of them share, and none with another.
 */
final class FolderGuess {
  /** How often a name has to come back to be more than chance. */
  private static final int SEVERAL = 2;

  /** What is called after the cluster as a whole, and is no name of one. */
  private static final Set<String> NO_NAMES = Set.of(
      "admin",
      "addons",
      "api",
      "apps",
      "autoscaler",
      "base",
      "bootstrap",
      "common",
      "config",
      "configs",
      "configuration",
      "defaults",
      "infra",
      "infrastructure",
      "issuer",
      "issuers",
      "logging",
      "manager",
      "monitoring",
      "multi",
      "network",
      "networks",
      "observability",
      "operator",
      "operators",
      "policies",
      "policy",
      "rbac",
      "resources",
      "role",
      "rolebindings",
      "roles",
      "scope",
      "scoped",
      "secrets",
      "services",
      "settings",
      "setup",
      "storage",
      "system",
      "version",
      "wide");

  /**
   * Members that may meet.
   *
   * @param label a cluster's name as it was guessed, or the path of a variant
   * @param isCluster whether something speaks for a cluster of that name
   */
  record World(String label, boolean isCluster, List<Member> members) {}

  /**
   * What was guessed of some members.
   *
   * @param worlds by label; each has a member at least
   * @param shared the rest, which may be in each of them
   */
  record Guess(List<World> worlds, List<Member> shared) {}

  /** A folder that holds no conflict inside, and the members in it. */
  private record Node(String path, String value, String container) {}

  private final List<Member> members;
  private final ClusterNames names;
  private final ClusterFolders folders;

  /** Whether a folder below {@code clusters/} says where a member goes. */
  private final boolean isInClusterOfFolder;

  private final Map<ObjectKey, List<Integer>> owners = new HashMap<>();

  /** The depth up to which folders hold a conflict of a group, by the first member of the group. */
  private final Map<Integer, Integer> conflictDepths = new HashMap<>();

  /** The keys of each member that others have too. */
  private final IdentityHashMap<Member, Set<ObjectKey>> sharedKeys = new IdentityHashMap<>();

  /** The folders in which a name is, as part of the path of a member. */
  private final Map<String, Set<String>> foldersByName = new HashMap<>();

  private FolderGuess(
      List<Member> members,
      ClusterNames names,
      ClusterFolders folders,
      boolean isInClusterOfFolder) {
    this.folders = folders;
    this.members = members;
    this.names = names;
    this.isInClusterOfFolder = isInClusterOfFolder;
    for (var i = 0; i < members.size(); i++) {
      for (var key : ObjectKey.ofAlternatives(members.get(i).manifests())) {
        owners.computeIfAbsent(key, unused -> new ArrayList<>()).add(i);
      }
    }
    owners.values().removeIf(some -> some.size() < 2);
    owners.forEach((key, some) -> {
      for (var i : some) {
        sharedKeys.computeIfAbsent(members.get(i), unused -> new HashSet<>()).add(key);
      }
    });
    for (var member : members) {
      var path = member.path();
      while (folders.isBelowTop(path) && addFolder(path)) {
        path = ClusterFolders.parent(path);
      }
    }
  }

  /** Whether the folder is new; if not, neither are those around it. */
  private boolean addFolder(String path) {
    return foldersByName
        .computeIfAbsent(ClusterFolders.last(path), unused -> new HashSet<>())
        .add(ClusterFolders.parent(path));
  }

  /** Of what nothing applies: it lies in the folder of its cluster. */
  static Guess ofUnapplied(List<Member> members, ClusterNames names, ClusterFolders folders) {
    return new FolderGuess(members, names, folders, true).guess();
  }

  /** Of what is applied to clusters that nothing names: they need not be those of its folders. */
  static Guess ofApplied(List<Member> members, ClusterNames names, ClusterFolders folders) {
    return new FolderGuess(members, names, folders, false).guess();
  }

  private Guess guess() {
    var groups = new ArrayList<List<Node>>();
    for (var conflict : conflicts()) {
      groups.add(nodes(conflict));
    }
    var values = clusterValues(groups);
    var nodes = new HashMap<String, Node>();
    for (var group : groups) {
      for (var node : group) {
        nodes.put(node.path(), node);
      }
    }
    var worlds = new TreeMap<String, List<Member>>();
    var shared = new ArrayList<Member>();
    for (var member : members) {
      var world = worldOf(member, nodes, values);
      if (world.isEmpty()) {
        shared.add(member);
      } else {
        worlds.computeIfAbsent(world.get(), unused -> new ArrayList<>()).add(member);
      }
    }
    return new Guess(withoutConflicts(worlds, values), shared);
  }

  /** Members that are linked by objects they define alike, as indexes. */
  private List<List<Integer>> conflicts() {
    var leader = new int[members.size()];
    for (var i = 0; i < leader.length; i++) {
      leader[i] = i;
    }
    for (var some : owners.values()) {
      for (var other : some) {
        leader[find(leader, other)] = find(leader, some.get(0));
      }
    }
    for (var some : owners.values()) {
      conflictDepths.merge(
          find(leader, some.get(0)), FolderPaths.commonDepth(pathsOf(some)), Math::max);
    }
    var groups = new LinkedHashMap<Integer, List<Integer>>();
    for (var i = 0; i < leader.length; i++) {
      groups.computeIfAbsent(find(leader, i), unused -> new ArrayList<>()).add(i);
    }
    var conflicts = new ArrayList<List<Integer>>();
    groups.forEach((first, group) -> {
      if (group.size() > 1) {
        conflicts.add(group);
        conflictDepths.put(group.get(0), conflictDepths.getOrDefault(first, 0));
      }
    });
    return conflicts;
  }

  private List<String> pathsOf(List<Integer> some) {
    var paths = new ArrayList<String>();
    for (var i : some) {
      paths.add(members.get(i).path());
    }
    return paths;
  }

  private static int find(int[] leader, int of) {
    var at = of;
    while (leader[at] != at) {
      leader[at] = leader[leader[at]];
      at = leader[at];
    }
    return at;
  }

  /** The folders, at the least depth, that hold no conflict of that group inside. */
  private List<Node> nodes(List<Integer> group) {
    var common = members.get(group.get(0)).path();
    var deepest = 0;
    for (var i : group) {
      common = FolderPaths.common(common, members.get(i).path());
      deepest = Math.max(deepest, FolderPaths.depth(members.get(i).path()));
    }
    var free = Math.min(deepest - 1, conflictDepths.getOrDefault(group.get(0), 0)) + 1;
    var depth = Math.max(FolderPaths.depth(common) + 1, free);
    var folders = new TreeMap<String, String>();
    for (var i : group) {
      var path = members.get(i).path();
      folders.merge(FolderPaths.prefix(path, depth), path, FolderPaths::common);
    }
    var whole = new TreeSet<>(folders.values());
    if (areNamesThatRecur(whole)) {
      return named(whole, Optional.empty());
    }
    var paths = folders.keySet();
    return named(paths, areNamesThatRecur(paths) ? Optional.empty() : differingToken(paths));
  }

  /** A folder with one folder in it may be called after that one: {@code moc/smaug}. */
  private boolean areNamesThatRecur(Set<String> paths) {
    var met = new HashSet<String>();
    var recurring = 0;
    for (var path : paths) {
      if (!met.add(ClusterFolders.last(path))) {
        return false;
      }
      recurring += isElsewhere(ClusterFolders.last(path), path) ? 1 : 0;
    }
    return recurring >= SEVERAL;
  }

  /** Whether folders in another place have that name too. */
  private boolean isElsewhere(String name, String path) {
    var parent = ClusterFolders.parent(path);
    for (var folder : foldersByName.getOrDefault(name, Set.of())) {
      if (!folder.equals(parent) && !ClusterFolders.isIn(folder, path)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Calls folders by their last part, or by the part of it in which they differ.
   *
   * @param token which of the parts between dashes; empty for the whole name
   */
  private static List<Node> named(Set<String> paths, Optional<Integer> token) {
    var nodes = new ArrayList<Node>();
    for (var path : paths) {
      var last = ClusterFolders.last(path);
      var parent = ClusterFolders.parent(path);
      if (token.isEmpty()) {
        nodes.add(new Node(path, last, parent));
      } else {
        var tokens = tokens(last);
        var value = tokens.get(token.get());
        tokens.set(token.get(), "*");
        nodes.add(new Node(path, value, parent + "/" + String.join("-", tokens)));
      }
    }
    return nodes;
  }

  /** Which of the tokens of the last parts is the only one they differ in, and differs in all. */
  private static Optional<Integer> differingToken(Set<String> paths) {
    var parents = new TreeSet<String>();
    var all = new ArrayList<List<String>>();
    for (var path : paths) {
      parents.add(ClusterFolders.parent(path));
      all.add(tokens(ClusterFolders.last(path)));
    }
    var count = all.get(0).size();
    if (parents.size() > 1 || count < 2) {
      return Optional.empty();
    }
    var found = Optional.<Integer>empty();
    for (var i = 0; i < count; i++) {
      var values = new TreeSet<String>();
      for (var tokens : all) {
        if (tokens.size() != count) {
          return Optional.empty();
        }
        values.add(tokens.get(i));
      }
      if (values.size() > 1) {
        if (found.isPresent() || values.size() < all.size()) {
          return Optional.empty();
        }
        found = Optional.of(i);
      }
    }
    return found;
  }

  private static List<String> tokens(String name) {
    var tokens = new ArrayList<String>();
    var start = 0;
    for (var i = 0; i <= name.length(); i++) {
      if (i == name.length() || "-._".indexOf(name.charAt(i)) >= 0) {
        tokens.add(name.substring(start, i));
        start = i + 1;
      }
    }
    return tokens;
  }

  /** The names among those of the nodes, and on the paths, that something says are clusters. */
  private Set<String> clusterValues(List<List<Node>> groups) {
    var values = new TreeSet<String>();
    var named = new HashMap<String, NamedFolders>();
    for (var i = 0; i < groups.size(); i++) {
      for (var node : groups.get(i)) {
        named.computeIfAbsent(node.value(), unused -> new NamedFolders()).add(node.container(), i);
      }
    }
    for (var i = 0; i < groups.size(); i++) {
      var group = groups.get(i);
      var recurring = new TreeSet<String>();
      for (var node : group) {
        var same = named.get(node.value());
        if ((same != null && same.hasOther(node.container(), i))
            || isElsewhere(node.value(), node.path())) {
          recurring.add(node.value());
        }
        if (names.contains(node.value())) {
          values.add(node.value());
        }
      }
      if (recurring.size() >= SEVERAL) {
        for (var node : group) {
          values.add(node.value());
        }
      }
    }
    values.addAll(calledClusters());
    for (var member : members) {
      folderOf(member).ifPresent(values::add);
    }
    return values;
  }

  /** Folders such as {@code cluster-east}, where there are two or more of them; not at the top. */
  private Set<String> calledClusters() {
    var called = new TreeSet<String>();
    for (var member : members) {
      var segments = folders.fromTop(member.path()).split("/", -1);
      for (var i = 1; i < segments.length; i++) {
        if (isCalledCluster(segments[i])) {
          called.add(segments[i]);
        }
      }
    }
    return called.size() >= SEVERAL ? called : Set.of();
  }

  private static boolean isCalledCluster(String segment) {
    var tokens = tokens(segment);
    var isCalled = tokens.size() > 1
        && (tokens.get(0).equals("cluster") || tokens.get(tokens.size() - 1).equals("cluster"));
    if (!isCalled) {
      return false;
    }
    for (var token : tokens) {
      if (NO_NAMES.contains(token)) {
        return false;
      }
    }
    return true;
  }

  /** What a member is put together with; empty where it may be in every world. */
  private Optional<String> worldOf(Member member, Map<String, Node> nodes, Set<String> values) {
    var folder = folderOf(member);
    if (folder.isPresent()) {
      return folder;
    }
    if (!folders.isBelowTop(member.path()) && nodes.containsKey(member.path())) {
      return Optional.of(member.path());
    }
    for (var path = member.path(); folders.isBelowTop(path); path = ClusterFolders.parent(path)) {
      var node = nodes.get(path);
      if (node != null) {
        return Optional.of(values.contains(node.value()) ? node.value() : node.path());
      }
    }
    for (var path = member.path(); folders.isBelowTop(path); path = ClusterFolders.parent(path)) {
      if (values.contains(ClusterFolders.last(path))) {
        return Optional.of(ClusterFolders.last(path));
      }
    }
    return Optional.empty();
  }

  private Optional<String> folderOf(Member member) {
    return isInClusterOfFolder ? folders.nameOn(member.path()) : Optional.empty();
  }

  /** A guess that puts together what cannot meet is wrong: then nothing of it is put together. */
  private List<World> withoutConflicts(Map<String, List<Member>> guessed, Set<String> values) {
    var worlds = new ArrayList<World>();
    guessed.forEach((label, some) -> {
      if (!holdsConflict(some)) {
        worlds.add(new World(label, values.contains(label), some));
      } else {
        for (var member : some) {
          worlds.add(new World(member.path(), false, List.of(member)));
        }
      }
    });
    return worlds;
  }

  private boolean holdsConflict(List<Member> some) {
    var met = new HashSet<ObjectKey>();
    for (var member : some) {
      for (var key : sharedKeys.getOrDefault(member, Set.of())) {
        if (!met.add(key)) {
          return true;
        }
      }
    }
    return false;
  }
}
