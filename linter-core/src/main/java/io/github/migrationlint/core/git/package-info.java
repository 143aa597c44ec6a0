/**
 * What Git has recorded: trees of revisions as file systems to read from, and differences of texts.
 * Objects are read as they lie in the object store; nothing is checked out, and no hook, filter,
 * helper or other process runs.
 */
@NullMarked
package io.github.migrationlint.core.git;

import org.jspecify.annotations.NullMarked;
