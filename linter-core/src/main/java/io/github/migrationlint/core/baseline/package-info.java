/** Findings that are frozen: known by rule, object and field, so that only new ones are reported. */
@NullMarked
package io.github.migrationlint.core.baseline;

import org.jspecify.annotations.NullMarked;
