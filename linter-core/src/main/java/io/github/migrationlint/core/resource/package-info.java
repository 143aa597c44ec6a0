/** Typed values of the objects rules reason about; every field knows its place. */
@NullMarked
package io.github.migrationlint.core.resource;

import org.jspecify.annotations.NullMarked;
