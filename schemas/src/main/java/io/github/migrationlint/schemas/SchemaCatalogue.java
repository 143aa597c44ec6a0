package io.github.migrationlint.schemas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which kinds there are, at which versions, and their schemas.
 *
 * <p>The index is one small table, read once; a schema is read when someone asks for it. Schemas of
 * neighboring versions and kinds have most of their content in common, so what occurs twice is
 * stored once, in a file of its own under {@code catalogue/parts} that is named after its content,
 * and a {@code $ref} is in its place: {@link #readPart} follows it.
 */
public final class SchemaCatalogue {
  private static final String FOLDER = "catalogue/";
  private static final int COLUMNS = 8;

  /** MigrationPolicy was born in KubeVirt 0.49.0 (commit 9f20596e62). */
  private static final Version FIRST_POLICY = Version.of(0, 49);

  private static final Version SELECTORS_BECAME_FLAT = Version.of(0, 55);
  private static final Version SECOND_KUBEVIRT_READ = Version.of(0, 58);

  /** The rows of each kind, in the order of the index; a row becomes an entry when it is asked for. */
  private final Map<String, List<String>> rows;

  private final Map<String, List<SchemaEntry>> byKind = new ConcurrentHashMap<>();
  private final Map<String, List<SchemaEntry>> imported;
  private final Map<String, String> importedTexts;

  private SchemaCatalogue(
      Map<String, List<String>> rows,
      Map<String, List<SchemaEntry>> imported,
      Map<String, String> importedTexts) {
    this.rows = rows;
    this.imported = imported;
    this.importedTexts = importedTexts;
  }

  /** The catalogue this build carries. */
  public static SchemaCatalogue bundled() {
    return Bundled.CATALOGUE;
  }

  /** Reads the index when it is first needed. */
  private static final class Bundled {
    static final SchemaCatalogue CATALOGUE = new SchemaCatalogue(rows(), Map.of(), Map.of());
  }

  private static Map<String, List<String>> rows() {
    var rows = new LinkedHashMap<String, List<String>>();
    for (var row : DataFiles.lines(FOLDER + "index.tsv")) {
      var group = row.indexOf('\t', row.indexOf('\t') + 1) + 1;
      var kind = row.indexOf('\t', group) + 1;
      var key = key(row.substring(group, kind - 1), row.substring(kind, row.indexOf('\t', kind)));
      var ofKind = rows.get(key);
      if (ofKind == null) {
        ofKind = new ArrayList<>();
        rows.put(key, ofKind);
      }
      ofKind.add(row);
    }
    return rows;
  }

  private static SchemaEntry entry(String line) {
    var row = DataFiles.row(line, COLUMNS);
    var flags = row[6];
    return new SchemaEntry(
        Component.ofWord(row[0]),
        Version.parse(row[1]).orElseThrow(),
        row[2],
        row[5],
        row[3],
        row[4].equals("Namespaced"),
        flags.contains("served"),
        flags.contains("storage"),
        flags.contains("deprecated"),
        row[7]);
  }

  /**
   * This catalogue and the CRDs a user brought. They replace what is known of their kinds: a user
   * who imports a CRD runs that one.
   */
  public SchemaCatalogue with(List<SchemaDocument> documents) {
    var texts = new LinkedHashMap<>(importedTexts);
    var brought = new LinkedHashMap<String, List<SchemaEntry>>();
    for (var document : documents) {
      var key = key(document.group(), document.kind());
      var name = "imported:" + key + "/" + document.version();
      texts.put(name, document.json());
      brought
          .computeIfAbsent(key, unused -> new ArrayList<>())
          .add(new SchemaEntry(
              Component.IMPORTED,
              Version.MAIN,
              document.group(),
              document.version(),
              document.kind(),
              document.namespaced(),
              document.served(),
              document.storage(),
              document.deprecated(),
              name));
    }
    var all = new LinkedHashMap<>(imported);
    all.keySet().removeAll(brought.keySet());
    all.putAll(brought);
    return new SchemaCatalogue(rows, all, texts);
  }

  /** Everything there is: by component and kind, oldest version first. */
  public List<SchemaEntry> entries() {
    var entries = new ArrayList<SchemaEntry>();
    for (var key : rows.keySet()) {
      if (!imported.containsKey(key)) {
        entries.addAll(ofKey(key));
      }
    }
    imported.values().forEach(entries::addAll);
    return entries;
  }

  /** Whose version decides the shape of that kind; empty for a kind that is not ours. */
  public Optional<Component> component(String group, String kind) {
    var known = ofKind(group, kind);
    return known.isEmpty() ? Optional.empty() : Optional.of(known.get(0).component());
  }

  /** The entries of one API version of a kind, oldest version first; none for an unknown one. */
  public List<SchemaEntry> history(String group, String version, String kind) {
    var found = new ArrayList<SchemaEntry>();
    for (var entry : ofKind(group, kind)) {
      if (entry.version().equals(version)) {
        found.add(entry);
      }
    }
    return found;
  }

  /**
   * The shape of a kind at a version of its component.
   *
   * <p>Not every version was read. One that was not has the shape of the next lower one that was;
   * below the first it has the shape of the first, beyond the newest release that of main. There are
   * three exceptions: KubeVirt 0.55 to 0.57 have the shape of 0.58 (the selectors of MigrationPolicy
   * became flat maps in 0.55; tags v0.54.0 and v0.55.2 were compared), MigrationPolicy does not exist
   * before 0.49, and kinds that were first read at 0.58 had other shapes before, so nothing is said
   * about them there. Compare {@link SchemaEntry#componentVersion()} with what was asked to see whether
   * the shape is exact.
   *
   * @return empty when the kind is not ours, or has no such API version there; look at {@link
   *     SchemaEntry#served()}, too
   */
  public Optional<SchemaEntry> find(
      String group, String version, String kind, Version componentVersion) {
    var known = ofKind(group, kind);
    if (known.isEmpty() || hasNoShapeYet(known.get(0), componentVersion)) {
      return Optional.empty();
    }
    var shape = shapeAt(known, componentVersion);
    for (var entry : known) {
      if (entry.version().equals(version) && entry.componentVersion().equals(shape)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  private static boolean hasNoShapeYet(SchemaEntry first, Version asked) {
    return switch (first.component()) {
      case KUBEVIRT ->
        first.kind().equals("MigrationPolicy")
            ? asked.isBefore(FIRST_POLICY)
            : asked.isBefore(first.componentVersion())
                && first.componentVersion().equals(SECOND_KUBEVIRT_READ);
      case HYPERCONVERGED, IMPORTED -> false;
    };
  }

  private static Version shapeAt(List<SchemaEntry> known, Version asked) {
    if (known.get(0).component() == Component.KUBEVIRT
        && asked.isAtLeast(SELECTORS_BECAME_FLAT)
        && asked.isBefore(SECOND_KUBEVIRT_READ)) {
      return SECOND_KUBEVIRT_READ;
    }
    var shape = known.get(0).componentVersion();
    var newestRelease = shape;
    for (var entry : known) {
      if (entry.componentVersion().compareTo(asked) <= 0) {
        shape = entry.componentVersion();
      }
      if (!entry.componentVersion().isMain()) {
        newestRelease = entry.componentVersion();
      }
    }
    // What comes after the newest release is what main becomes.
    var newest = known.get(known.size() - 1).componentVersion();
    return asked.compareTo(newestRelease) > 0 ? newest : shape;
  }

  /** The schema, JSON Schema 2020-12; a {@code $ref} in it is for {@link #readPart}. */
  public String read(SchemaEntry entry) {
    var imported = importedTexts.get(entry.file());
    return imported != null ? imported : DataFiles.text(FOLDER + entry.file());
  }

  /**
   * The part that a {@code $ref} of a bundled schema names. All parts are in one folder, so the
   * last segment of the reference tells which it is.
   */
  public String readPart(String ref) {
    return DataFiles.text(FOLDER + "parts/" + ref.substring(ref.lastIndexOf('/') + 1));
  }

  /** The best API version of a kind that a release serves: {@code v1} before any beta. */
  public Optional<String> served(String group, String kind, Version componentVersion) {
    var best = Optional.<String>empty();
    for (var entry : ofKind(group, kind)) {
      var isBetter = best.isEmpty()
          || maturity(best.get()) < maturity(entry.version())
          || (maturity(best.get()) == maturity(entry.version())
              && best.get().compareTo(entry.version()) < 0);
      if (isBetter
          && find(group, entry.version(), kind, componentVersion)
              .filter(SchemaEntry::served)
              .isPresent()) {
        best = Optional.of(entry.version());
      }
    }
    return best;
  }

  private static int maturity(String version) {
    return version.contains("alpha") ? 0 : version.contains("beta") ? 1 : 2;
  }

  List<SchemaEntry> ofKind(String group, String kind) {
    return ofKey(key(group, kind));
  }

  private List<SchemaEntry> ofKey(String key) {
    var brought = imported.get(key);
    if (brought != null) {
      return brought;
    }
    var known = byKind.get(key);
    if (known == null) {
      known = new ArrayList<>();
      for (var row : rows.getOrDefault(key, List.of())) {
        known.add(entry(row));
      }
      byKind.put(key, known);
    }
    return known;
  }

  private static String key(String group, String kind) {
    return group + "/" + kind;
  }
}
