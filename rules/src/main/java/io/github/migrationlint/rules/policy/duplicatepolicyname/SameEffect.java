package io.github.migrationlint.rules.policy.duplicatepolicyname;

import io.github.migrationlint.core.facts.SelectorPairs;
import io.github.migrationlint.core.resource.Block;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Key;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Quantity;
import java.util.Map;
import java.util.TreeMap;

/** Whether it makes no difference which of two policies is in force. */
final class SameEffect {
  private SameEffect() {}

  /** Whether both select the same and set the same, however they write it. */
  static boolean have(MigrationPolicy one, MigrationPolicy other) {
    var pairs = SelectorPairs.of(one);
    if (pairs.isEmpty() || !pairs.equals(SelectorPairs.of(other))) {
      return false;
    }
    for (var field : MigrationField.ALL) {
      if (!isSame(one.settings().get(field), other.settings().get(field))) {
        return false;
      }
    }
    return otherTexts(one).equals(otherTexts(other));
  }

  private static boolean isSame(Field<?> one, Field<?> other) {
    if (one instanceof Field.Present<?> value && other instanceof Field.Present<?> another) {
      return areEqual(value.get(), another.get());
    }
    return !one.isWritten() && !other.isWritten();
  }

  private static boolean areEqual(Object one, Object other) {
    if (one instanceof Quantity quantity && other instanceof Quantity another) {
      return quantity.compareTo(another) == 0;
    }
    return one.equals(other);
  }

  /** What else is in {@code spec}, compared as it is written. */
  private static Map<String, String> otherTexts(MigrationPolicy policy) {
    var texts = new TreeMap<String, String>();
    if (policy.spec() instanceof Field.Present<Block> spec) {
      for (Key key : spec.get().keys()) {
        if (!key.name().equals("selectors") && MigrationField.named(key.name()).isEmpty()) {
          texts.put(key.name(), key.value().text());
        }
      }
    }
    return texts;
  }
}
