/** The kernel: analyses, rules, and the driver that runs them. */
@NullMarked
package io.github.migrationlint.core.analysis;

import org.jspecify.annotations.NullMarked;
