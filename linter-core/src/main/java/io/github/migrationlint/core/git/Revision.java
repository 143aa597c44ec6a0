package io.github.migrationlint.core.git;

import io.github.migrationlint.core.load.Disk;

/**
 * A commit that can be read.
 *
 * @param name what the user called it
 * @param id the abbreviated name of the commit, seven digits or more
 * @param commit the whole name of the commit
 * @param files its tree, at the place of the work tree
 */
public record Revision(String name, String id, String commit, Disk files) {}
