package io.github.migrationlint.rules;

import io.github.migrationlint.schemas.OwnResources;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The projects whose sources pages name, each with its repository and the tag that was read. */
final class Upstream {
  /** The begin of an item: a project and perhaps a tag of it. */
  private static final Pattern ITEM =
      Pattern.compile("- ([^\\s`,]+)(?: (v[0-9][^\\s`,]*|release-[0-9.]+))?[ ,].*");

  private static final Map<String, Project> PROJECTS = read();

  private Upstream() {}

  /**
   * A project.
   *
   * @param repository owner and name
   * @param tag or commit, at which paths of the project exist
   */
  record Project(String repository, String tag) {
    /** The address of a file of the project. */
    String address(String path) {
      return "https://github.com/" + repository + "/blob/" + tag + "/" + path;
    }
  }

  /** The project that an item of a page is about; empty if its sources have no address. */
  static Optional<Project> of(String item) {
    var match = ITEM.matcher(item);
    if (!match.matches()) {
      return Optional.empty();
    }
    var name = match.group(1);
    var tag = match.group(2);
    var project = Optional.ofNullable(PROJECTS.get(name));
    if (tag == null) {
      return project;
    }
    // A branch moves; the file says which commit of it was read.
    var branch = Optional.ofNullable(PROJECTS.get(name + " " + tag));
    return branch.or(() -> project.map(known -> new Project(known.repository, tag)));
  }

  private static Map<String, Project> read() {
    var text = OwnResources.text(Upstream.class, "upstream.tsv").orElseThrow();
    var projects = new LinkedHashMap<String, Project>();
    for (var line : text.split("\n", -1)) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        var cells = line.split("\t", 3);
        projects.put(cells[0], new Project(cells[1], cells[2]));
      }
    }
    return projects;
  }
}
