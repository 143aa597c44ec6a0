package io.github.migrationlint.core.diagnostic;

import java.util.List;
import java.util.Objects;

/**
 * A change that removes a finding. Edits do not overlap and refer to the text as read; the title is
 * a verb phrase.
 */
public record Fix(String title, Applicability applicability, List<Edit> edits) {
  /** Whether a fix may be applied unseen. */
  public enum Applicability {
    /** The cluster behaves as before, or as the text plainly says. */
    SAFE,
    /** Someone has to look: the cluster may behave differently. */
    NEEDS_REVIEW
  }

  public Fix {
    Objects.requireNonNull(title);
    Objects.requireNonNull(applicability);
    edits = List.copyOf(edits);
    if (edits.isEmpty()) {
      throw new IllegalArgumentException("a fix without edits: " + title);
    }
  }
}
