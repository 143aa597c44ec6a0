/** YAML and JSON as nodes that know their place; the only package that uses snakeyaml-engine. */
@NullMarked
package io.github.migrationlint.core.yaml;

import org.jspecify.annotations.NullMarked;
