package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.JsonPatch;
import io.github.migrationlint.core.resource.PatchOperation;
import io.github.migrationlint.core.schema.KubeVirtFields;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An operation of a JSON patch on KubeVirt that names what KubeVirt does not have. The patch is applied to
 * the JSON of the object, letter by letter: a path through a member that is not there fails ({@code
 * findObject} of evanphx/json-patch). What it adds under an unknown name is lost when the result is decoded
 * ({@code encoding/json}, which does not care for case).
 *
 * @param member the name that no release of KubeVirt has at its place
 * @param fails whether the patch cannot be applied; otherwise the member has no effect
 */
public record JsonPatchFault(PatchOperation operation, String member, boolean fails, Span place) {
  /** The first of each operation, in source order. */
  public static final Analysis<List<JsonPatchFault>> ANALYSIS = new Fact<>("json-patch-fault") {
    @Override
    public List<JsonPatchFault> run(Pass pass) {
      var faults = new ArrayList<JsonPatchFault>();
      for (var object : pass.cluster().hyperConvergeds()) {
        check(object, faults);
      }
      return List.copyOf(faults);
    }
  };

  public JsonPatchFault {
    Objects.requireNonNull(operation);
    Objects.requireNonNull(member);
    Objects.requireNonNull(place);
  }

  private static void check(HyperConverged object, List<JsonPatchFault> faults) {
    var patch = object.kubevirtPatch();
    for (var operation : patch.operations()) {
      if (!isPrepared(operation, patch)) {
        check(operation, faults);
      }
    }
  }

  /** Whether an earlier operation may have put there what this one needs. */
  private static boolean isPrepared(PatchOperation operation, JsonPatch patch) {
    for (var earlier : patch.operations()) {
      if (earlier.number() < operation.number() && earlier.mayTouch(operation.path())) {
        return true;
      }
    }
    return false;
  }

  private static void check(PatchOperation operation, List<JsonPatchFault> faults) {
    var path = steps(operation.path());
    for (var i = 1; i < path.size(); i++) {
      if (!KubeVirtFields.exists(path.subList(0, i), false)) {
        faults.add(new JsonPatchFault(operation, path.get(i - 1), true, operation.place()));
        return;
      }
    }
    if (!KubeVirtFields.exists(path, operation.kind() == PatchOperation.Kind.ADD)) {
      if (operation.kind() != PatchOperation.Kind.TEST) {
        var fails = operation.kind() != PatchOperation.Kind.ADD;
        faults.add(new JsonPatchFault(operation, operation.lastStep(), fails, operation.place()));
      }
      return;
    }
    for (var value : operation.values()) {
      var inner = steps(value.pointer());
      if (operation.writes() && !KubeVirtFields.exists(inner, true)) {
        faults.add(
            new JsonPatchFault(operation, inner.get(inner.size() - 1), false, value.place()));
        return;
      }
    }
  }

  private static List<String> steps(String pointer) {
    var steps = new ArrayList<String>();
    for (var step : pointer.substring(1).split("/", -1)) {
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return steps;
  }
}
