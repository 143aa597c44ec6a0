package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.JsonPatch;
import io.github.migrationlint.core.resource.PatchOperation;
import io.github.migrationlint.core.resource.Shape;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a JSON patch of HyperConverged does to one list of names in the KubeVirt object.
 *
 * @param items the names it adds
 * @param replacement where it puts a list of its own, or null, in the place of the operator's
 * @param understood whether this is all it does to the list
 */
record PatchedList(
    List<Field.Present<String>> items, Optional<Span> replacement, boolean understood) {
  PatchedList {
    items = List.copyOf(items);
    Objects.requireNonNull(replacement);
  }

  static PatchedList of(JsonPatch patch, String pointer) {
    var items = new ArrayList<Field.Present<String>>();
    var replacement = Optional.<Span>empty();
    var understood = true;
    for (var operation : patch.operations()) {
      if (!operation.mayTouch(pointer) || operation.kind() == PatchOperation.Kind.TEST) {
        continue;
      }
      if (!operation.writes()) {
        // The operator keeps a list that is removed as a whole: a removed member does not decode.
        understood &=
            operation.kind() == PatchOperation.Kind.REMOVE && pointer.startsWith(operation.path());
        continue;
      }
      var list = listAt(operation, pointer);
      if (list.isPresent()) {
        items.clear();
        replacement = list;
      }
      addItems(operation, pointer, items);
    }
    return new PatchedList(items, replacement, understood);
  }

  private static Optional<Span> listAt(PatchOperation operation, String pointer) {
    for (var value : operation.values()) {
      if (value.pointer().equals(pointer)
          && (value.shape() == Shape.LIST || value.shape() == Shape.NULL)) {
        return Optional.of(value.place());
      }
    }
    return Optional.empty();
  }

  private static void addItems(
      PatchOperation operation, String pointer, List<Field.Present<String>> items) {
    for (var value : operation.values()) {
      if (value.pointer().startsWith(pointer + "/") && value.shape() == Shape.STRING) {
        items.add(new Field.Present<>(value.text(), value.place(), value.place()));
      }
    }
  }
}
