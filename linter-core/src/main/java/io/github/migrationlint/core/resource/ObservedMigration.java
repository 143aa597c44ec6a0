package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.Span;
import java.util.Objects;
import java.util.Optional;

/**
 * What KubeVirt says of a running VMI in its condition {@code LiveMigratable}: kubevirt {@code
 * pkg/virt-handler/vm.go}, {@code calculateLiveMigrationCondition}.
 *
 * @param reason the reason, as KubeVirt names it; empty where none is given
 * @param message the explanation for people; may be empty
 * @param place where the condition is
 */
public record ObservedMigration(boolean isPossible, String reason, String message, Span place) {
  private static final String CONDITION = "LiveMigratable";

  public ObservedMigration {
    Objects.requireNonNull(reason);
    Objects.requireNonNull(message);
    Objects.requireNonNull(place);
  }

  /** The condition of a live VMI; empty where it has none, or an unknown one. */
  static Optional<ObservedMigration> of(Section root) {
    for (var condition : root.section("status").sections("conditions")) {
      var status = condition.text("status");
      var isTold = condition.text("type").value().equals(Optional.of(CONDITION));
      var word = status.value().orElse("");
      if (isTold && (word.equals("True") || word.equals("False"))) {
        return Optional.of(new ObservedMigration(
            word.equals("True"),
            condition.text("reason").value().orElse(""),
            condition.text("message").value().orElse(""),
            status.span()));
      }
    }
    return Optional.empty();
  }
}
