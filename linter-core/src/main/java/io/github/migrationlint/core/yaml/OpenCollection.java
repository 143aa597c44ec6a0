package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A collection whose end has not come yet. */
abstract sealed class OpenCollection {
  final int start;
  final String anchor;

  /** Whether a bracket or brace opened it, so that one closes it. */
  final boolean bracketed;

  private int end;
  private int values = 1;
  private int height = 1;

  /**
   * @param anchor empty if it has none
   */
  private OpenCollection(int start, String anchor, boolean bracketed) {
    this.start = start;
    this.end = start;
    this.anchor = anchor;
    this.bracketed = bracketed;
  }

  /**
   * A finished value.
   *
   * @param values how many scalars and collections it is, aliases followed
   * @param height how deep it nests, 0 for a scalar
   * @param alias whether it is written as an alias
   */
  record Child(YamlNode node, int values, int height, boolean alias) {}

  /** Takes the next child; tells what is wrong with it, if that makes the document unreadable. */
  final Optional<Diagnostic> take(Child child) {
    end = child.node().span().end();
    values += child.values();
    height = Math.max(height, child.height() + 1);
    return add(child);
  }

  /** Where the last child ends; where the collection starts, if it has none. */
  final int end() {
    return end;
  }

  final Child close(SourceFile source, int end) {
    return new Child(node(source.span(start, end)), values, height, false);
  }

  abstract Optional<Diagnostic> add(Child child);

  abstract YamlNode node(Span span);

  static final class Sequence extends OpenCollection {
    private final List<YamlNode> items = new ArrayList<>();

    Sequence(int start, String anchor, boolean bracketed) {
      super(start, anchor, bracketed);
    }

    @Override
    Optional<Diagnostic> add(Child child) {
      items.add(child.node());
      return Optional.empty();
    }

    @Override
    YamlNode node(Span span) {
      return new SequenceNode(span, items);
    }
  }

  /**
   * A mapping on the way.
   *
   * <p>Merges happen where they are written, as in go-yaml v2 (goyaml.v2/decode.go, mapping and
   * merge): a key written behind {@code <<} wins over the merged one, a key written before it
   * loses. v3, and so kustomize, lets a written key always win.
   */
  static final class Mapping extends OpenCollection {
    private static final String MERGE = "<<";
    private static final String MERGE_TAG = "tag:yaml.org,2002:merge";

    private final List<Diagnostic> duplicates;
    private final Map<String, MappingNode.Entry> own = new LinkedHashMap<>();
    private final Map<String, MappingNode.Entry> merged = new LinkedHashMap<>();
    private Optional<ScalarNode> key = Optional.empty();
    private Optional<ScalarNode> merge = Optional.empty();

    /**
     * @param duplicates receives a finding for each key that is there already
     */
    Mapping(int start, String anchor, boolean bracketed, List<Diagnostic> duplicates) {
      super(start, anchor, bracketed);
      this.duplicates = duplicates;
    }

    @Override
    Optional<Diagnostic> add(Child child) {
      if (key.isEmpty()) {
        if (child.node() instanceof ScalarNode scalar) {
          key = Optional.of(scalar);
          return Optional.empty();
        }
        return Optional.of(YamlRules.YAML_SYNTAX.at(
            child.node().span(), child.node().describe() + " cannot be a key"));
      }
      var name = key.get();
      key = Optional.empty();
      return isMerge(name) ? merge(name, child) : put(name, child.node());
    }

    private static boolean isMerge(ScalarNode key) {
      if (!key.text().equals(MERGE)) {
        return false;
      }
      var tag = key.tag().orElse("");
      return tag.isEmpty() ? key.isPlain() : tag.equals(MERGE_TAG) || tag.equals("!");
    }

    private Optional<Diagnostic> put(ScalarNode key, YamlNode value) {
      var meaning = Scalars.resolve(key, Reading.KUBECTL);
      var name = meaning.keyName();
      if (name.isEmpty()) {
        return Optional.of(YamlRules.YAML_SYNTAX.at(
            key.span(),
            key.text().isEmpty()
                ? "there is no key before this `:`"
                : Excerpt.of(key.span()) + " cannot be a key"));
      }
      var earlier = own.remove(name.get());
      if (earlier != null) {
        report(DuplicateKey.written(earlier.key(), key));
      }
      own.put(name.get(), new MappingNode.Entry(name.get(), key, kept(name.get(), value)));
      merged.remove(name.get());
      return hasCollisions()
          ? Optional.of(YamlRules.YAML_SYNTAX
              .at(key.span(), "more than " + YamlLimits.MAX_COLLISIONS + " keys have one hash")
              .withHelp("write fewer keys, or others: these make every look-up slow"))
          : Optional.empty();
    }

    /**
     * Whether keys are made to be slow: {@code Aa} and {@code BB} have one hash, and so have all words
     * of them. It is looked at each time the keys have doubled.
     */
    private boolean hasCollisions() {
      var size = own.size();
      if (size < 2 * YamlLimits.MAX_COLLISIONS || Integer.bitCount(size) != 1) {
        return false;
      }
      var hashes = new int[size];
      var count = 0;
      for (var name : own.keySet()) {
        hashes[count++] = name.hashCode();
      }
      Arrays.sort(hashes);
      for (var i = YamlLimits.MAX_COLLISIONS; i < size; i++) {
        if (hashes[i] == hashes[i - YamlLimits.MAX_COLLISIONS]) {
          return true;
        }
      }
      return false;
    }

    /**
     * Who wrote which field is most of what a cluster prints, and says nothing to us: it is kept as an
     * empty list.
     */
    private static YamlNode kept(String key, YamlNode value) {
      return key.equals("managedFields") && value instanceof SequenceNode
          ? new SequenceNode(value.span(), List.of())
          : value;
    }

    private Optional<Diagnostic> merge(ScalarNode key, Child value) {
      if (merge.isPresent()) {
        report(DuplicateKey.merges(merge.get(), key));
      }
      merge = Optional.of(key);
      if (value.node() instanceof MappingNode mapping) {
        merge(key, mapping);
        return Optional.empty();
      }
      // An alias of a list is refused, while a list of aliases is fine: goyaml.v2/decode.go, merge.
      if (value.node() instanceof SequenceNode list && !value.alias()) {
        for (var i = list.items().size() - 1; i >= 0; i--) {
          if (!(list.items().get(i) instanceof MappingNode mapping)) {
            return Optional.of(notMergeable(list.items().get(i)));
          }
          merge(key, mapping);
        }
        return Optional.empty();
      }
      return Optional.of(notMergeable(value.node()));
    }

    private void merge(ScalarNode key, MappingNode mapping) {
      for (var entry : mapping.entries()) {
        var overwritten = own.remove(entry.name());
        if (overwritten != null) {
          report(DuplicateKey.overwritten(overwritten.key(), key, entry.key()));
        }
        merged.put(entry.name(), entry);
      }
    }

    private void report(Diagnostic duplicate) {
      if (duplicates.size() < YamlLimits.MAX_DUPLICATE_KEYS) {
        duplicates.add(duplicate);
      }
    }

    private static Diagnostic notMergeable(YamlNode value) {
      return YamlRules.YAML_SYNTAX
          .at(value.span(), "`<<` cannot merge " + value.describe())
          .withHelp("merge a mapping, an alias of one, or a list of these");
    }

    @Override
    YamlNode node(Span span) {
      var entries = new ArrayList<MappingNode.Entry>(own.size() + merged.size());
      entries.addAll(own.values());
      entries.addAll(merged.values());
      return new MappingNode(span, entries);
    }
  }
}
