package io.github.migrationlint.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out what levels take back of what the rules would say by themselves. */
final class Weakening {
  private Weakening() {}

  static ConfiguredRules of(
      Map<String, Level> levels, List<LevelOverride> overrides, KnownRules rules) {
    if (levels.isEmpty() && overrides.isEmpty()) {
      return ConfiguredRules.NONE;
    }
    var off = new ArrayList<String>();
    var lowered = new ArrayList<String>();
    for (var rule : rules.all()) {
      var level = Optional.ofNullable(levels.get(rule.name()));
      var isOff = level.filter(found -> found == Level.OFF).isPresent();
      if (isOff && !isOnSomewhere(rule, overrides)) {
        off.add(rule.name());
      } else if (isOff || isLower(level, rule) || isLoweredSomewhere(rule, overrides)) {
        lowered.add(rule.name());
      }
    }
    return new ConfiguredRules(off, lowered);
  }

  private static boolean isOnSomewhere(KnownRule rule, List<LevelOverride> overrides) {
    for (var override : overrides) {
      var level = override.levels().get(rule.name());
      if (level != null && level != Level.OFF) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLoweredSomewhere(KnownRule rule, List<LevelOverride> overrides) {
    for (var override : overrides) {
      if (isLower(Optional.ofNullable(override.levels().get(rule.name())), rule)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLower(Optional<Level> level, KnownRule rule) {
    return level.isPresent()
        && level
            .get()
            .severity()
            .map(severity -> severity.compareTo(rule.severity()) < 0)
            .orElse(true);
  }
}
