/** What can be said about a place: diagnostics, their severity, labels and fixes. */
@NullMarked
package io.github.migrationlint.core.diagnostic;

import org.jspecify.annotations.NullMarked;
