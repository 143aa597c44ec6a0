/** What one run may spend: how much work and memory the files that are read can ask for. */
@NullMarked
package io.github.migrationlint.core.budget;

import org.jspecify.annotations.NullMarked;
