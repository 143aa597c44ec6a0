/** The pipeline from files to findings. */
@NullMarked
package io.github.migrationlint.core;

import org.jspecify.annotations.NullMarked;
