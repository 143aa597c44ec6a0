package io.github.migrationlint.core.schema;

import io.github.migrationlint.core.text.Spelling;
import io.github.migrationlint.schemas.SchemaCatalogue;
import io.github.migrationlint.schemas.SchemaEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The kinds that have a schema, to tell a foreign kind from a misspelt one. */
public final class KnownKinds {
  private final List<SchemaEntry> entries;

  public KnownKinds(SchemaCatalogue catalogue) {
    entries = catalogue.entries();
  }

  /** The API groups, sorted. */
  public List<String> groups() {
    var groups = new TreeSet<String>();
    for (var entry : entries) {
      groups.add(entry.group());
    }
    return List.copyOf(groups);
  }

  /** The kinds of all groups, sorted. */
  public List<String> kinds() {
    var kinds = new TreeSet<String>();
    for (var entry : entries) {
      kinds.add(entry.kind());
    }
    return List.copyOf(kinds);
  }

  /** The groups that have a kind of that name; none for an unknown one. */
  public List<String> groupsOf(String kind) {
    var groups = new TreeSet<String>();
    for (var entry : entries) {
      if (entry.kind().equals(kind)) {
        groups.add(entry.group());
      }
    }
    return List.copyOf(groups);
  }

  /** The API versions a kind ever had, the newest storage version first; none for an unknown kind. */
  public List<String> versionsOf(String group, String kind) {
    var versions = new ArrayList<String>();
    for (var entry : entries) {
      if (entry.group().equals(group) && entry.kind().equals(kind)) {
        versions.remove(entry.version());
        versions.add(0, entry.version());
      }
    }
    for (var entry : entries) {
      if (entry.group().equals(group) && entry.kind().equals(kind) && entry.storage()) {
        versions.remove(entry.version());
        versions.add(0, entry.version());
      }
    }
    return List.copyOf(versions);
  }

  public boolean isKnown(String group, String kind) {
    return groupsOf(kind).contains(group);
  }

  /** The kind somebody meant; the kind itself when it is known, empty when none is like it. */
  public Optional<String> nearestKind(String written) {
    return Spelling.nearest(written, kinds());
  }

  /** The group somebody meant; the group itself when it is known, empty when none is like it. */
  public Optional<String> nearestGroup(String written) {
    return Spelling.nearest(written, groups());
  }
}
