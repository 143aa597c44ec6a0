/**
 * What a change does.
 *
 * <p>Both sides are read as a check reads them, up to what each cluster holds. Then states are
 * compared, never texts: clusters by name and, where a folder was renamed, by what they hold; VMs and
 * policies by their names.
 *
 * <p>Causes are found in two steps. First, on what the clusters hold: the objects of both sides of a
 * cluster are taken apart into edits ({@link io.github.migrationlint.core.diff.ObjectEdits}), and the
 * smallest set is searched that, applied to the base, gives a VM what it has in the head ({@link
 * io.github.migrationlint.core.diff.CauseSearch}). Then, in the files: an edit whose place is the same
 * on both sides was made by something else that is edited, such as the entry of a kustomization
 * ({@link io.github.migrationlint.core.diff.EditedPlaces}).
 */
@NullMarked
package io.github.migrationlint.core.diff;

import org.jspecify.annotations.NullMarked;
