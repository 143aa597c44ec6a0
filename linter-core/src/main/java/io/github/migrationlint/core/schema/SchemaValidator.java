package io.github.migrationlint.core.schema;

import com.networknt.schema.ExecutionContext;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.schemas.SchemaCatalogue;
import io.github.migrationlint.schemas.SchemaEntry;
import io.github.migrationlint.schemas.VersionBounds;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds objects against the schemas of a catalogue: what would the API server refuse or drop? Schemas
 * are read and compiled when an object first needs them. May be used by several threads.
 */
public final class SchemaValidator {
  private final SchemaCatalogue catalogue;
  private final CrdDialect dialect;
  private final KnownFields fields;

  public SchemaValidator(SchemaCatalogue catalogue) {
    this.catalogue = catalogue;
    var parts = new SchemaParts(catalogue);
    dialect = new CrdDialect(parts);
    fields = new KnownFields(catalogue, parts);
  }

  /**
   * What is wrong with an object, in source order. Nothing is said about a kind, or an API version,
   * that is unknown or not served at that version.
   *
   * @param bounds what is known of the version of the component the kind belongs to, see {@link
   *     SchemaCatalogue#component}; a field that a version within them knows is no error
   */
  public List<Diagnostic> validate(SchemaSubject subject, VersionBounds bounds) {
    var entry =
        catalogue.find(subject.group(), subject.version(), subject.kind(), bounds.assumed());
    return entry.isEmpty() || !entry.get().served()
        ? List.of()
        : validate(subject, entry.get(), bounds);
  }

  private List<Diagnostic> validate(
      SchemaSubject subject, SchemaEntry entry, VersionBounds bounds) {
    var context = new ExecutionContext();
    dialect
        .document(entry)
        .validate(context, new InstanceTree(subject.reading()).of(subject.root()));
    var leftOver = subject.partial() ? List.<Diagnostic>of() : PatchDirectives.in(subject.root());
    if (context.getErrors().isEmpty()) {
      return leftOver;
    }
    var unknownFields = new UnknownFields(entry, bounds, fields);
    var found = new SchemaReport(subject, unknownFields).of(context.getErrors());
    if (leftOver.isEmpty()) {
      return found;
    }
    var all = new ArrayList<>(found);
    all.addAll(leftOver);
    all.sort(Diagnostic.SOURCE_ORDER);
    return all;
  }
}
