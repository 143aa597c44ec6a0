/** JSON texts: one reader, as strict as Go's, and one writer. */
@NullMarked
package io.github.migrationlint.core.json;

import org.jspecify.annotations.NullMarked;
