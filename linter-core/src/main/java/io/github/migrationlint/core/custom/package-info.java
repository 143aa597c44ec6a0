/** Rules that the user writes in the configuration: see {@code docs/custom-rules.md}. */
@NullMarked
package io.github.migrationlint.core.custom;

import org.jspecify.annotations.NullMarked;
