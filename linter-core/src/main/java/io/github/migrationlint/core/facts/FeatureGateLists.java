package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.JsonPatch;
import io.github.migrationlint.core.resource.KubeVirt;
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

  /** Whether it turns that gate on; unknown where its value is unknown. */
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
    var enabled = PatchedList.of(patch, JsonPatch.FEATURE_GATES);
    var disabled = PatchedList.of(patch, JsonPatch.DISABLED_FEATURE_GATES);
    return new FeatureGateLists(
        Optional.of(object),
        listed(enabled),
        listed(disabled),
        patch.refusal().isEmpty() && enabled.understood() && disabled.understood(),
        disabled.replacement().isPresent());
  }

  private static List<Listed> listed(PatchedList list) {
    var gates = new ArrayList<Listed>();
    for (var item : list.items()) {
      // Where the annotation's style hides the place, it is the whole annotation.
      var isExact = !item.span().text().contains("/spec/");
      gates.add(new Listed(item.get(), item.span(), isExact));
    }
    return gates;
  }
}
