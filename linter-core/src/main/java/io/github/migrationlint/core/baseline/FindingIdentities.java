package io.github.migrationlint.core.baseline;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.targets.FieldPaths;
import io.github.migrationlint.core.targets.Repository;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Works out the identities of the findings of one run. */
public final class FindingIdentities {
  private final FieldPaths fields;
  private final PathNames names;

  /** Identities of findings whose paths are named as {@code names} has it. */
  public FindingIdentities(Repository repository, PathNames names) {
    this.fields = new FieldPaths(repository);
    this.names = names;
  }

  public FindingIdentity of(Diagnostic finding) {
    var object = finding.object().map(FindingIdentities::name).orElseGet(() -> pathOf(finding));
    return new FindingIdentity(finding.code(), object, fields.of(finding.primary()));
  }

  /** The finding as one to be known again, once. */
  public FrozenFinding frozen(Diagnostic finding) {
    return new FrozenFinding(
        of(finding), finding.severity(), pathOf(finding), finding.clusters(), 1);
  }

  /** All of them, those that agree in everything counted, in the order given. */
  public List<FrozenFinding> frozen(List<Diagnostic> findings) {
    var counts = new LinkedHashMap<FrozenFinding, Integer>();
    for (var finding : findings) {
      counts.merge(frozen(finding), 1, Integer::sum);
    }
    var frozen = new ArrayList<FrozenFinding>();
    counts.forEach((finding, count) -> frozen.add(finding.times(count)));
    return frozen;
  }

  private String pathOf(Diagnostic finding) {
    return names.of(finding.primary().source().id().path());
  }

  /** Without the version, which changes when nothing else does. */
  private static String name(ObjectRef object) {
    var slash = object.apiVersion().indexOf('/');
    var group = slash < 0 ? "" : "." + object.apiVersion().substring(0, slash);
    var namespace = object.namespace().map(name -> name + "/").orElse("");
    return object.kind() + group + "/" + namespace + object.name().orElse("");
  }
}
