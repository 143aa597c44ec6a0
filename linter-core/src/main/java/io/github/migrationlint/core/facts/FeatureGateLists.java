package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.JsonPatch;
import io.github.migrationlint.core.resource.KubeVirt;
import io.github.migrationlint.core.resource.PatchOperation;
import io.github.migrationlint.core.resource.Shape;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The feature gates of KubeVirt that an object lists: a KubeVirt in its own fields, a HyperConverged in its
 * JSON patch, on top of what the operator lists itself.
 *
 * @param hyperConverged the object, where it is one
 * @param enabled the gates that are turned on
 * @param disabled the gates that are turned off, since KubeVirt 1.8
 * @param complete whether these are all it adds or takes away
 * @param replacesDisabled whether a JSON patch puts its own list in the place of the operator's
 */
public record FeatureGateLists(
    Optional<HyperConverged> hyperConverged,
    List<Listed> enabled,
    List<Listed> disabled,
    boolean complete,
    boolean replacesDisabled) {
  /** For every KubeVirt, and every HyperConverged with a JSON patch, in source order. */
  public static final Analysis<List<FeatureGateLists>> ANALYSIS = new Fact<>("feature-gate-lists") {
    @Override
    public List<FeatureGateLists> run(Pass pass) {
      var lists = new ArrayList<FeatureGateLists>();
      for (var object : pass.cluster().hyperConvergeds()) {
        lists.add(of(object));
      }
      for (var object : pass.cluster().kubeVirts()) {
        lists.add(of(object));
      }
      return List.copyOf(lists);
    }
  };

  /**
   * One gate by its name.
   *
   * @param replaceable whether the place is that of the name alone
   */
  public record Listed(String name, Span place, boolean replaceable) {
    public Listed {
      Objects.requireNonNull(name);
      Objects.requireNonNull(place);
    }
  }

  public FeatureGateLists {
    Objects.requireNonNull(hyperConverged);
    enabled = List.copyOf(enabled);
    disabled = List.copyOf(disabled);
  }

  /** Whether it turns that gate on; unknown where it cannot be told. */
  Truth enables(String gate) {
    for (var listed : enabled) {
      if (listed.name().equals(gate)) {
        return Truth.YES;
      }
    }
    return complete ? Truth.NO : Truth.UNKNOWN;
  }

  static FeatureGateLists of(KubeVirt object) {
    var enabled = new ArrayList<Listed>();
    var disabled = new ArrayList<Listed>();
    var isEnabledComplete = add(object.featureGates(), enabled);
    var isDisabledComplete = add(object.disabledFeatureGates(), disabled);
    var complete = isEnabledComplete && isDisabledComplete;
    var isList = !(object.featureGatesList() instanceof Field.Unresolved<Shape>);
    return new FeatureGateLists(Optional.empty(), enabled, disabled, complete && isList, false);
  }

  private static boolean add(List<Field<String>> names, List<Listed> gates) {
    var complete = true;
    for (var name : names) {
      name.value().ifPresent(text -> gates.add(new Listed(text, name.span(), true)));
      complete &= !(name instanceof Field.Unresolved<String>);
    }
    return complete;
  }

  static FeatureGateLists of(HyperConverged object) {
    var patch = object.kubevirtPatch();
    var enabled = new PatchedList(JsonPatch.FEATURE_GATES);
    var disabled = new PatchedList(JsonPatch.DISABLED_FEATURE_GATES);
    for (var operation : patch.operations()) {
      enabled.apply(operation);
      disabled.apply(operation);
    }
    return new FeatureGateLists(
        Optional.of(object),
        enabled.gates,
        disabled.gates,
        patch.refusal().isEmpty() && enabled.understood && disabled.understood,
        disabled.replaced);
  }

  /** What the operations of a patch do to one list of names. */
  private static final class PatchedList {
    private final String pointer;
    private final List<Listed> gates = new ArrayList<>();
    private boolean understood = true;
    private boolean replaced;

    PatchedList(String pointer) {
      this.pointer = pointer;
    }

    void apply(PatchOperation operation) {
      if (!operation.mayTouch(pointer) || operation.kind() == PatchOperation.Kind.TEST) {
        return;
      }
      if (!operation.writes()) {
        // The operator keeps a list that is removed as a whole: a removed member does not decode.
        understood &=
            operation.kind() == PatchOperation.Kind.REMOVE && pointer.startsWith(operation.path());
        return;
      }
      if (operation.writesListAt(pointer) || isCleared(operation)) {
        gates.clear();
        replaced = true;
      }
      for (var value : operation.values()) {
        var isItem = value.pointer().startsWith(pointer + "/");
        if (isItem && value.shape() == Shape.STRING) {
          // Where the annotation's style hides the place, it is the whole annotation.
          var isExact = !value.place().text().contains("/spec/");
          gates.add(new Listed(value.text(), value.place(), isExact));
        }
      }
    }

    private boolean isCleared(PatchOperation operation) {
      for (var value : operation.values()) {
        if (value.pointer().equals(pointer) && value.shape() == Shape.NULL) {
          return true;
        }
      }
      return false;
    }
  }
}
