/**
 * What {@code kustomize build} would make of the kustomizations among the files, with every value
 * still at the place a person wrote it.
 *
 * <p>Follows kustomize v5.5.0 (api/internal/target, api/resmap, kyaml/yaml/merge2); a recording of
 * that program is the test data. It uses text, diagnostics and YAML trees, opens no file, and runs
 * nothing: what kustomize would fetch or execute is named as not seen.
 */
@NullMarked
package io.github.migrationlint.core.kustomize;

import org.jspecify.annotations.NullMarked;
