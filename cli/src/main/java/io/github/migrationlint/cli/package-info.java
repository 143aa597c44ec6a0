/** The standalone program: commands, their options, exit codes; the only user of a parser for them. */
@NullMarked
package io.github.migrationlint.cli;

import org.jspecify.annotations.NullMarked;
