/** Findings that the user accepts, said by comments, annotations and the configuration. */
@NullMarked
package io.github.migrationlint.core.suppression;

import org.jspecify.annotations.NullMarked;
