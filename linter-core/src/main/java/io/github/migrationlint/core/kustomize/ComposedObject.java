package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import java.util.List;
import java.util.Objects;

/**
 * One object as it leaves a composition.
 *
 * <p>The tree's nodes lie in several files: each value, and the key before it, where the winner is
 * written; a mapping that was merged where the base has it. A value put together from parts (a
 * prefixed name) is at the part the object's own file has.
 *
 * @param root the object; read its scalars as {@link #reading} says
 * @param source the file that brings the object in
 * @param touches what changed it afterwards, in the order it happened, and where that is written
 * @param doubts what may have changed any part of it in a way that was not followed; nothing can be
 *     claimed about its values then
 * @param gaps what has changed single fields of it in a way that is not known; those fields hold a
 *     placeholder, all others are known
 */
public record ComposedObject(
    MappingNode root,
    SourceFile source,
    List<Label> touches,
    List<Label> doubts,
    List<Label> gaps) {
  public ComposedObject {
    Objects.requireNonNull(root);
    Objects.requireNonNull(source);
    touches = List.copyOf(touches);
    doubts = List.copyOf(doubts);
    gaps = List.copyOf(gaps);
  }

  /** How scalars of {@link #root} are to be read. */
  public Reading reading() {
    return Reading.KUSTOMIZE;
  }
}
