package io.github.migrationlint.core.load;

import io.github.migrationlint.core.budget.BudgetShare;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A pattern of names separated by {@code /}, walked one name at a time, so that a folder under which
 * nothing can match is never listed. Letter case counts on every system.
 */
final class Glob {
  private static final String SPECIAL = "*?[{";

  /** A pattern of one name; empty for {@code **}. */
  private record Segment(List<Wildcard> wildcard) {
    static Segment of(String text) {
      return new Segment(text.equals("**") ? List.of() : List.of(Wildcard.of(text)));
    }

    boolean isFolders() {
      return wildcard.isEmpty();
    }

    boolean matches(String name, BudgetShare budget) {
      return isFolders() || wildcard.get(0).matches(name, 0, budget);
    }
  }

  private final List<Segment> segments;
  private final boolean spelled;

  private Glob(List<String> names) {
    var compiled = new ArrayList<Segment>();
    for (var name : names) {
      compiled.add(Segment.of(name));
    }
    this.segments = List.copyOf(compiled);
    this.spelled = !names.isEmpty() && spellsExtension(names.get(names.size() - 1));
  }

  /** Whether a path has to be taken for a glob unless a file of that very name exists. */
  static boolean isGlob(String path) {
    return firstSpecial(path) < path.length();
  }

  /** Where the part begins that is no plain path. */
  static int firstSpecial(String path) {
    var i = 0;
    while (i < path.length() && SPECIAL.indexOf(path.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  /** The patterns that a pattern with braces represents; the glob itself if there are none. */
  static List<Glob> expand(String pattern, BudgetShare budget) {
    var globs = new ArrayList<Glob>();
    for (var plain : Braces.expand(pattern, budget)) {
      if (budget.characters().take(plain.length())) {
        globs.add(new Glob(names(plain)));
      }
    }
    return globs;
  }

  /** The names between the slashes, without those that lead nowhere. */
  static List<String> names(String path) {
    var names = new ArrayList<String>();
    var start = 0;
    while (start <= path.length()) {
      var slash = path.indexOf('/', start);
      var end = slash < 0 ? path.length() : slash;
      var name = path.substring(start, end);
      if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
      start = end + 1;
    }
    return names;
  }

  private static boolean spellsExtension(String name) {
    var dot = name.lastIndexOf('.');
    return dot >= 0
        && dot + 1 < name.length()
        && Wildcard.of(name.substring(dot + 1)).isLiteral();
  }

  /** Whether the last name ends in an extension without wildcards. */
  boolean spellsExtension() {
    return spelled;
  }

  /** How far each way through the pattern has come before the first name. */
  boolean[] start() {
    var reached = new boolean[segments.size() + 1];
    reached[0] = true;
    return skipFolders(reached);
  }

  /** How far each way has come after one more name. */
  boolean[] enter(boolean[] reached, String name, BudgetShare budget) {
    var next = new boolean[reached.length];
    for (var i = 0; i < segments.size(); i++) {
      if (reached[i] && segments.get(i).matches(name, budget)) {
        next[segments.get(i).isFolders() ? i : i + 1] = true;
      }
    }
    return skipFolders(next);
  }

  private boolean[] skipFolders(boolean[] reached) {
    for (var i = 0; i < segments.size(); i++) {
      reached[i + 1] |= reached[i] && segments.get(i).isFolders();
    }
    return reached;
  }

  /** Whether the names so far match as a whole. */
  static boolean matches(boolean[] reached) {
    return reached[reached.length - 1];
  }

  /** Whether neither the names so far nor any that begin with them can match. */
  static boolean isDead(boolean[] reached) {
    return Arrays.equals(reached, new boolean[reached.length]);
  }
}
