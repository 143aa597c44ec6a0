/** Findings in every format; the only package that knows lines and columns. */
@NullMarked
package io.github.migrationlint.core.report;

import org.jspecify.annotations.NullMarked;
