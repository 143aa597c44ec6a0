package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.Instancetype;
import io.github.migrationlint.core.resource.Machine;
import io.github.migrationlint.core.resource.Workload;
import java.util.List;
import java.util.Optional;

/**
 * Which instancetype completes the guest of a workload. Many clusters bring instancetypes of their
 * own, such as {@code u1.medium}, so one that is not in the repository is unknown, not missing.
 */
public final class Instancetypes {
  public static final Analysis<Instancetypes> ANALYSIS = new Fact<>("instancetypes") {
    @Override
    public Instancetypes run(Pass pass) {
      return new Instancetypes(pass.cluster().resources().instancetypes());
    }
  };

  /**
   * What is known of it.
   *
   * @param referred whether the workload refers to any
   * @param found the one it refers to; empty if there is none, or no one can tell
   */
  public record Answer(boolean referred, Optional<Instancetype> found) {
    private static final Answer NONE = new Answer(false, Optional.empty());
    private static final Answer UNKNOWN = new Answer(true, Optional.empty());

    /** Whether the workload refers to one that the repository does not show. */
    public boolean isUnknown() {
      return referred && found.isEmpty();
    }
  }

  private final List<Instancetype> defined;

  private Instancetypes(List<Instancetype> defined) {
    this.defined = defined;
  }

  public Answer of(Workload workload) {
    var reference = workload.machine().map(Machine::instancetype);
    if (reference.isEmpty() || !reference.get().isWritten()) {
      return Answer.NONE;
    }
    return reference.get().revisionName().isWritten()
        ? Answer.UNKNOWN
        : find(workload, reference.get());
  }

  private Answer find(Workload workload, Machine.Reference reference) {
    var name = reference.name().value();
    var kind = reference.kind();
    if (name.isEmpty() || (kind.isWritten() && kind.value().isEmpty())) {
      return Answer.UNKNOWN;
    }
    var answer = Answer.UNKNOWN;
    for (var candidate : defined) {
      var isMeant = candidate.isMeantBy(
          workload.header().namespaceText(), name.get(), kind.value().orElse(""));
      if (isMeant && (candidate.header().partial() || !answer.isUnknown())) {
        return Answer.UNKNOWN;
      }
      answer = isMeant ? new Answer(true, Optional.of(candidate)) : answer;
    }
    return answer;
  }
}
