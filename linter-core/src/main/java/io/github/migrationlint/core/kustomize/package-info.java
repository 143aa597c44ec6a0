/**
 * What {@code kustomize build} would make of the kustomizations among the files, with every value
 * still at the place a person wrote it.
 *
 * <p><b>How composition goes.</b> {@link io.github.migrationlint.core.kustomize.Composer} is the entry.
 * For each kustomization a {@code Gathering} fills a {@code Layer}: resources and bases first, then the
 * configuration of field specs, generators, components, and the transformers in kustomize's fixed order
 * ({@code Transformation}: patches, namespace, names, labels, annotations, JSON patches, replicas,
 * images, replacements, and last what {@code transformers} lists). Bases hand up their objects and their
 * configuration. What happens once for the whole ({@code Finish}) comes at the end: hashes in generated
 * names, references to renamed objects, order, and the look of the output. Flux then substitutes
 * variables ({@code Substitution}). All of it follows kustomize 5.8; recordings of that library and of
 * 5.5 are the test data, and where the two differ the finding is a note.
 *
 * <p><b>Identity.</b> An object is identified by group, version, kind, name and effective namespace ({@code
 * ObjectId}), and keeps every name it had in the layers below, because patches and selectors may still
 * use those. A kind is cluster-scoped only if kustomize is certain of it, which it is of no custom
 * resource.
 *
 * <p><b>Places.</b> Trees are immutable, and what does not change is shared with the tree read. So a
 * value lies where its winner is written, and content that YAML aliases share stays shared.
 *
 * <p><b>Cycles.</b> Entering a folder that is being composed, or one above it, is a cycle. kustomize
 * stops there, and so does the walk of the whole composition: around a cycle there is no end. A base
 * that was gathered without one is kept for every kustomization that includes it.
 *
 * <p><b>Doubt.</b> Either an object is composed exactly, or nothing is concluded about it. A step that
 * is not followed (a plugin, a file that was not read, a list merged by unknown keys) puts a doubt on
 * the objects it may touch: no patch that fails on them is a mistake, and no rule sees them. A single
 * field that is not known holds a placeholder instead, and the rest of the object stays known. A layer
 * from which something is missing is incomplete: that a patch finds nothing there proves nothing.
 *
 * <p><b>Budget.</b> Layers multiply, so that a few hundred bytes can ask for more than any machine has.
 * The budget of the run counts steps and objects; it grows with what was read. A composition that spends
 * its share is not composed, which one note tells.
 *
 * <p>The package opens no file, and runs and fetches nothing: what kustomize would fetch or execute is
 * named as not seen.
 */
@NullMarked
package io.github.migrationlint.core.kustomize;

import org.jspecify.annotations.NullMarked;
