package io.github.migrationlint.core.diagnostic;

import java.util.List;

/** A fact that a rule, or another fact, has to know first. The kernel's analyses are the only ones. */
public interface Requirement {
  /** What messages call it: lower-case words with hyphens, unique in a run. */
  String name();

  /** What it has to know itself. */
  List<Requirement> requires();
}
