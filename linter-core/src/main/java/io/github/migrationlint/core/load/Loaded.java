package io.github.migrationlint.core.load;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The texts that can matter.
 *
 * @param sources in path order, each once
 * @param passedOver the YAML and JSON files that can hold nothing relevant, in path order
 * @param files how many YAML and JSON files were looked at, those passed over and those that could
 *     not be read included
 * @param later the files that kustomize needs whatever is in them
 * @param leftOut what is not looked at
 * @param absent the paths that were asked for and lead to nothing, in the order of the request; only
 *     where that is allowed
 * @param budget what the run has left after that; each check spends out of a copy
 * @param roots the tops of the repositories that the files are in, except for that around the working
 *     directory, by name
 */
public record Loaded(
    List<SourceFile> sources,
    List<SourceId> passedOver,
    int files,
    LaterFiles later,
    LeftOut leftOut,
    List<NoSuchPath> absent,
    Budget budget,
    List<RepositoryRoot> roots) {
  public Loaded {
    var ordered = new ArrayList<>(sources);
    ordered.sort((one, other) -> one.id().compareTo(other.id()));
    sources = List.copyOf(ordered);
    passedOver = List.copyOf(passedOver);
    Objects.requireNonNull(later);
    Objects.requireNonNull(leftOut);
    absent = List.copyOf(absent);
    Objects.requireNonNull(budget);
    roots = List.copyOf(roots);
  }

  /** The same with other texts. */
  public Loaded with(List<SourceFile> others) {
    return new Loaded(others, passedOver, files, later, leftOut, absent, budget, roots);
  }

  /** Texts besides which nothing is left out. */
  public Loaded(List<SourceFile> sources, List<SourceId> passedOver, int files, LaterFiles later) {
    this(sources, passedOver, files, later, LeftOut.NOTHING, List.of(), new Budget(), List.of());
  }

  /** Texts beside which nothing is read later. */
  public Loaded(List<SourceFile> sources, List<SourceId> passedOver, int files) {
    this(sources, passedOver, files, LaterFiles.NONE);
  }

  /** Texts of which none was passed over. */
  public Loaded(List<SourceFile> sources, int files) {
    this(sources, List.of(), files);
  }
}
