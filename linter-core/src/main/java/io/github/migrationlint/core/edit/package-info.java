/**
 * Changes of YAML as a careful person makes them: an entry goes or moves with its comments, and nothing
 * else in the text changes.
 */
@NullMarked
package io.github.migrationlint.core.edit;

import org.jspecify.annotations.NullMarked;
