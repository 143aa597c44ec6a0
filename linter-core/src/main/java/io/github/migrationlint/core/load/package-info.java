/** Files from disk and standard input; the only package that opens them. */
@NullMarked
package io.github.migrationlint.core.load;

import org.jspecify.annotations.NullMarked;
