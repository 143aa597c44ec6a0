/** Decides which file reaches which cluster, and what each cluster would hold. */
@NullMarked
package io.github.migrationlint.core.targets;

import org.jspecify.annotations.NullMarked;
