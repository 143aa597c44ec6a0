/** What one cluster would hold, and the versions it runs. */
@NullMarked
package io.github.migrationlint.core.cluster;

import org.jspecify.annotations.NullMarked;
