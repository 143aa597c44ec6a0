/** The Maven goals; the only package that knows Maven. */
@NullMarked
package io.github.migrationlint.maven;

import org.jspecify.annotations.NullMarked;
