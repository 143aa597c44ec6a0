package io.github.migrationlint.core.config;

import java.util.List;

/** Which rules a run wants to hear of. */
public interface RuleFilter {
  /** Every rule, of which no list is at hand. */
  RuleFilter EVERY = new RuleFilter() {
    @Override
    public boolean includes(String rule) {
      return true;
    }

    @Override
    public boolean names(String rule) {
      return false;
    }

    @Override
    public List<String> known() {
      return List.of();
    }
  };

  /** Whether findings of that rule are wanted. */
  boolean includes(String rule);

  /** Whether the user asks for that very rule, so that it runs even where it is off. */
  boolean names(String rule);

  /** The names of all rules there are; none where no list is at hand. */
  List<String> known();
}
