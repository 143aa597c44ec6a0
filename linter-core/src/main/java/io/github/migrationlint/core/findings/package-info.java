/** Brings what the stages and rules found into its final form. */
@NullMarked
package io.github.migrationlint.core.findings;

import org.jspecify.annotations.NullMarked;
