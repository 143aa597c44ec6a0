package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.diff.Difference.Kind;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The objects of both sides of a cluster, taken apart into edits. Any of the edits can be applied to
 * the base, which gives what the cluster would hold if nothing else had changed.
 */
final class ObjectEdits {
  /** One object of either side. */
  private record Pair(
      Optional<Manifest> base,
      Optional<Manifest> head,
      Optional<TreeDiff> diff,
      int first,
      int count,
      boolean hasOtherCarrier) {}

  private final List<Pair> pairs = new ArrayList<>();
  private final List<Difference> edits = new ArrayList<>();

  private ObjectEdits(Map<ObjectName, Manifest> base, Map<ObjectName, Manifest> head) {
    base.forEach((name, manifest) -> add(name, Optional.of(manifest), head.get(name)));
    head.forEach((name, manifest) -> {
      if (!base.containsKey(name)) {
        add(name, Optional.empty(), manifest);
      }
    });
  }

  static ObjectEdits between(List<Manifest> base, List<Manifest> head) {
    return new ObjectEdits(named(base), named(head));
  }

  private static Map<ObjectName, Manifest> named(List<Manifest> manifests) {
    var named = new LinkedHashMap<ObjectName, Manifest>();
    var counts = new HashMap<ObjectName, Integer>();
    for (var manifest : manifests) {
      var name = ObjectName.of(manifest, 0);
      named.put(name.at(counts.merge(name, 1, Integer::sum) - 1), manifest);
    }
    return named;
  }

  private void add(ObjectName name, Optional<Manifest> base, @Nullable Manifest other) {
    var head = Optional.ofNullable(other);
    var first = edits.size();
    if (base.isEmpty() || head.isEmpty()) {
      edits.add(new Difference(
          Kind.OBJECT,
          Optional.of(name),
          List.of(),
          base.map(Manifest::root),
          head.map(Manifest::root),
          base.map(ObjectEdits::place),
          head.map(ObjectEdits::place)));
      pairs.add(new Pair(base, head, Optional.empty(), first, 1, false));
      return;
    }
    var diff = TreeDiff.between(
        base.get().root(), base.get().reading(), head.get().root(), head.get().reading());
    for (var leaf : diff.leaves()) {
      edits.add(new Difference(
          Kind.FIELD,
          Optional.of(name),
          leaf.path(),
          leaf.from(),
          leaf.to(),
          leaf.fromPlace(),
          leaf.toPlace()));
    }
    var hasOtherCarrier = !base.get().carrier().equals(head.get().carrier())
        || base.get().partial() != head.get().partial()
        || base.get().reading() != head.get().reading();
    if (hasOtherCarrier) {
      edits.add(new Difference(
          Kind.CARRIER,
          Optional.of(name),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(place(base.get())),
          Optional.of(place(head.get()))));
    }
    pairs.add(
        new Pair(base, head, Optional.of(diff), first, edits.size() - first, hasOtherCarrier));
  }

  /** Where an object is pointed at: its name, else its beginning. */
  static Span place(Manifest manifest) {
    return manifest
        .root()
        .mapping("metadata")
        .flatMap(metadata -> metadata.scalar("name"))
        .map(name -> name.span())
        .orElseGet(manifest::span);
  }

  List<Difference> edits() {
    return List.copyOf(edits);
  }

  /** What the cluster holds with these edits alone; objects without any are those of the base. */
  List<Manifest> apply(BitSet wanted) {
    var manifests = new ArrayList<Manifest>();
    for (var pair : pairs) {
      apply(pair, wanted).ifPresent(manifests::add);
    }
    return manifests;
  }

  private static Optional<Manifest> apply(Pair pair, BitSet wanted) {
    var next = wanted.nextSetBit(pair.first);
    var isUntouched = next < 0 || next >= pair.first + pair.count;
    if (isUntouched) {
      return pair.base;
    }
    if (pair.diff.isEmpty() || wanted.nextClearBit(pair.first) >= pair.first + pair.count) {
      return pair.head;
    }
    var root = pair.diff.get().apply(index -> wanted.get(pair.first + index));
    var isCarried = pair.hasOtherCarrier && wanted.get(pair.first + pair.count - 1);
    return (isCarried ? pair.head : pair.base).map(manifest -> manifest.withRoot(root));
  }
}
