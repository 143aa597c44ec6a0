/** Applies the fixes that findings carry, in memory, until none is left that helps. */
@NullMarked
package io.github.migrationlint.core.fix;

import org.jspecify.annotations.NullMarked;
