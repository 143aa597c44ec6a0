package io.github.migrationlint.core.load;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The texts that can matter.
 *
 * @param sources in path order, each once
 * @param passedOver the YAML and JSON files that can hold nothing relevant, in path order; a
 *     kustomization that names one names an existing file, about which no more is known
 * @param files how many YAML and JSON files were looked at, those passed over and those that could
 *     not be read included
 */
public record Loaded(List<SourceFile> sources, List<SourceId> passedOver, int files) {
  public Loaded {
    var ordered = new ArrayList<>(sources);
    ordered.sort(Comparator.comparing(SourceFile::id));
    sources = List.copyOf(ordered);
    passedOver = List.copyOf(passedOver);
  }

  /** Texts of which none was passed over. */
  public Loaded(List<SourceFile> sources, int files) {
    this(sources, List.of(), files);
  }
}
