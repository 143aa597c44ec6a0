/**
 * Rewrites compiled classes so that nothing in them is linked by {@code invokedynamic}. A step of the
 * build, not a part of the linter.
 */
@NullMarked
package io.github.migrationlint.desugar;

import org.jspecify.annotations.NullMarked;
