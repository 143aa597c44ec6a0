package io.github.migrationlint.core.load;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The Helm charts among the files: folders with a {@code Chart.yaml}. Nothing renders them, so what
 * would be rendered is no manifest, even where it happens to be YAML.
 *
 * <p>A template without an action (two opening braces) is different: Helm sends it as it is, so
 * it is read like any other file. What {@code helm template} has written has no {@code Chart.yaml} beside
 * it, and is read too.
 */
public final class Charts {
  private static final String CHART = "Chart.yaml";
  private static final String TEMPLATES = "/templates/";

  private final Set<String> folders;

  private Charts(Set<String> folders) {
    this.folders = folders;
  }

  public static Charts among(List<SourceFile> sources) {
    var folders = new HashSet<String>();
    for (var source : sources) {
      if (FileNames.last(source.id().path()).equals(CHART)) {
        folders.add(source.id().folder());
      }
    }
    return new Charts(folders);
  }

  /** Whether Helm would make something else of the file, or only use it in others. */
  public boolean isTemplate(SourceFile source) {
    if (folders.isEmpty()) {
      return false;
    }
    var path = "/" + source.id().path();
    var at = path.indexOf(TEMPLATES);
    while (at >= 0) {
      if (folders.contains(path.substring(at == 0 ? 0 : 1, at))) {
        return source.text().contains("{{") || FileNames.last(path).startsWith("_");
      }
      at = path.indexOf(TEMPLATES, at + 1);
    }
    return false;
  }

  /** Whether the file holds what templates are filled with: it is never a manifest. */
  public boolean isValues(SourceId id) {
    var name = FileNames.last(id.path());
    var folder = id.folder();
    var isBeside = folders.contains(folder) && name.startsWith("values");
    var isForTests = FileNames.last(folder).equals("ci")
        && name.contains("values")
        && folders.contains(new SourceId(folder).folder());
    return isBeside || isForTests;
  }
}
