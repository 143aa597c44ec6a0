package io.github.migrationlint.core.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The CEL rules of upstream's CRDs, written in Java. A schema carries the text of its rules as data; the
 * text is looked up here, so a rule acts exactly where and from when upstream has it. A rule that
 * is not known, of an imported CRD, is not checked.
 */
final class CelRules {
  /**
   * What is wrong with a value.
   *
   * @param steps from the value down to what is wrong: names and indices
   * @param isMissing whether it is wrong because something is missing, which a patch need not say
   */
  record Breach(String message, List<Object> steps, boolean isMissing) {
    Breach {
      steps = List.copyOf(steps);
    }

    static Breach at(String message, Object... steps) {
      return new Breach(message, List.of(steps), false);
    }

    static Breach missing(String message) {
      return new Breach(message, List.of(), true);
    }
  }

  private CelRules() {}

  /** How a value breaks a rule; empty if the rule is not known. */
  static Optional<List<Breach>> breaches(String rule, JsonNode self) {
    // A switch, not a table of functions: linking those would cost more than all the rules do.
    return switch (rule) {
      case "(has(self.mediatedDeviceTypes) && size(self.mediatedDeviceTypes)>0)"
          + " || (has(self.mediatedDevicesTypes) && size(self.mediatedDevicesTypes)>0)" ->
        Optional.of(namesDeviceTypes(self));
      case "!has(self.vmiCPUAllocationRatio) || self.vmiCPUAllocationRatio != 1" ->
        Optional.of(ratioIsNotOne(self));
      case "!has(self.vmiCPUAllocationRatio) || self.vmiCPUAllocationRatio > 0" ->
        Optional.of(ratioIsPositive(self));
      case "(has(self.rangeStart) && has(self.rangeEnd))"
          + " || (!has(self.rangeStart) && !has(self.rangeEnd))" ->
        Optional.of(rangeHasTwoEnds(self));
      case "self.all(x, self.exists_one(y, x.name.lowerAscii() == y.name.lowerAscii()))" ->
        Optional.of(namesDiffer(self));
      case "(self.size() <= 1) || !self.exists(r, (r == 'none'))" -> Optional.of(noneIsAlone(self));
      case "self.startsWith('/')" -> Optional.of(pathIsAbsolute(self));
      case "!self.contains('..')" -> Optional.of(pathDoesNotClimb(self));
      case "self == true" -> Optional.of(isTrue(self));
      default -> Optional.empty();
    };
  }

  private static List<Breach> namesDeviceTypes(JsonNode self) {
    return !self.isObject()
            || hasItems(self, "mediatedDeviceTypes")
            || hasItems(self, "mediatedDevicesTypes")
        ? List.of()
        : List.of(Breach.missing("has no `mediatedDeviceTypes`, which must name at least one"));
  }

  private static boolean hasItems(JsonNode self, String name) {
    var list = self.get(name);
    return list != null && !list.isEmpty();
  }

  private static List<Breach> ratioIsNotOne(JsonNode self) {
    var ratio = self.get("vmiCPUAllocationRatio");
    return isNumber(ratio) && ratio.decimalValue().intValue() == 1
        ? List.of(
            Breach.at("is `1`, which automatic CPU limits do not allow", "vmiCPUAllocationRatio"))
        : List.of();
  }

  private static List<Breach> ratioIsPositive(JsonNode self) {
    var ratio = self.get("vmiCPUAllocationRatio");
    return isNumber(ratio) && ratio.decimalValue().signum() <= 0
        ? List.of(Breach.at(
            "is `" + ratio.decimalValue().toPlainString() + "`, must be greater than `0`",
            "vmiCPUAllocationRatio"))
        : List.of();
  }

  private static boolean isNumber(@Nullable JsonNode node) {
    return node != null && node.isNumber();
  }

  private static List<Breach> rangeHasTwoEnds(JsonNode self) {
    var hasStart = self.hasNonNull("rangeStart");
    if (!self.isObject() || hasStart == self.hasNonNull("rangeEnd")) {
      return List.of();
    }
    return List.of(Breach.missing(
        hasStart
            ? "has a `rangeStart` and no `rangeEnd`, must have both or neither"
            : "has a `rangeEnd` and no `rangeStart`, must have both or neither"));
  }

  private static List<Breach> namesDiffer(JsonNode self) {
    var seen = new ArrayList<String>();
    var breaches = new ArrayList<Breach>();
    for (var i = 0; self.isArray() && i < self.size(); i++) {
      var name = self.get(i).get("name");
      if (name == null || !name.isString()) {
        continue;
      }
      var lower = name.stringValue().toLowerCase(Locale.ROOT);
      if (seen.contains(lower)) {
        breaches.add(Breach.at(
            "is `" + name.stringValue() + "` once more, names must differ in more than case",
            i,
            "name"));
      }
      seen.add(lower);
    }
    return breaches;
  }

  private static List<Breach> noneIsAlone(JsonNode self) {
    var breaches = new ArrayList<Breach>();
    for (var i = 0; self.isArray() && self.size() > 1 && i < self.size(); i++) {
      if (self.get(i).isString() && self.get(i).stringValue().equals("none")) {
        breaches.add(Breach.at("is `none`, which cannot be combined with other values", i));
      }
    }
    return breaches;
  }

  private static List<Breach> pathIsAbsolute(JsonNode self) {
    return self.isString() && !self.stringValue().startsWith("/")
        ? List.of(Breach.at("is `" + self.stringValue() + "`, must start with `/`"))
        : List.of();
  }

  private static List<Breach> pathDoesNotClimb(JsonNode self) {
    return self.isString() && self.stringValue().contains("..")
        ? List.of(Breach.at("is `" + self.stringValue() + "`, must not contain `..`"))
        : List.of();
  }

  private static List<Breach> isTrue(JsonNode self) {
    return self.isBoolean() && !self.booleanValue()
        ? List.of(Breach.at("is `false`, must be `true`"))
        : List.of();
  }
}
