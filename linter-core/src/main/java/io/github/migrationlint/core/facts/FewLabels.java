package io.github.migrationlint.core.facts;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a VM in the order they are written, in a fifth of the space of a map that hashes. Most
 * VMs have fewer than ten.
 */
final class FewLabels extends AbstractMap<String, String> {
  private static final int MOST = 12;

  private final String[] pairs;

  private FewLabels(String[] pairs) {
    this.pairs = pairs;
  }

  /** A copy that no one changes, in the same order. */
  static Map<String, String> copyOf(Map<String, String> labels) {
    if (labels instanceof FewLabels) {
      return labels;
    }
    if (labels.size() > MOST) {
      return Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
    var pairs = new String[2 * labels.size()];
    var count = 0;
    for (var label : labels.entrySet()) {
      pairs[count++] = label.getKey();
      pairs[count++] = label.getValue();
    }
    return new FewLabels(pairs);
  }

  @Override
  public @Nullable String get(@Nullable Object key) {
    for (var i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(key)) {
        return pairs[i + 1];
      }
    }
    return null;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public int size() {
    return pairs.length / 2;
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return pairs.length / 2;
      }

      @Override
      public Iterator<Entry<String, String>> iterator() {
        return new Pairs(pairs);
      }
    };
  }

  private static final class Pairs implements Iterator<Map.Entry<String, String>> {
    private final String[] pairs;
    private int next;

    Pairs(String[] pairs) {
      this.pairs = pairs;
    }

    @Override
    public boolean hasNext() {
      return next < pairs.length;
    }

    @Override
    public Map.Entry<String, String> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      next += 2;
      return Map.entry(pairs[next - 2], pairs[next - 1]);
    }
  }
}
