package io.github.migrationlint.core.load;

import io.github.migrationlint.core.text.SourceFile;
import java.util.List;

/**
 * The texts that can matter.
 *
 * @param sources in path order, each once
 * @param files how many YAML and JSON files were looked at, those the prefilter left out included
 */
public record Loaded(List<SourceFile> sources, int files) {
  public Loaded {
    sources = List.copyOf(sources);
  }
}
