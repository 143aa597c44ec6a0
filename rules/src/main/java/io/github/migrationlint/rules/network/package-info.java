/** Rules about the network that migrations take. */
@NullMarked
package io.github.migrationlint.rules.network;

import org.jspecify.annotations.NullMarked;
