package io.github.migrationlint.core.yaml;

import java.util.Map;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;

/** For whoever reads events, which have no types: {@link Scalars} decides what a scalar means. */
final class NoSchema implements Schema {
  @Override
  public ScalarResolver getScalarResolver() {
    throw new UnsupportedOperationException("events have no types");
  }

  @Override
  public Map<Tag, ConstructNode> getSchemaTagConstructors() {
    return Map.of();
  }
}
