/**
 * Decides which file reaches which cluster, and what each cluster would hold.
 *
 * <p><b>What a target is.</b> Not a folder: a folder that two GitOps objects apply is two targets, each
 * made with the namespace, the prefix and the patches that its object adds. {@link TargetDiscovery} follows
 * the objects from what no other one applies to the paths they name, and to the objects there. Objects may
 * apply one another in a circle, as {@code flux bootstrap} has it: the members of a circle are one, and what
 * nothing outside of it applies is a <i>root</i>, which someone once applied by hand ({@link Roots}), unless
 * it was switched off ({@link SwitchedOff}).
 *
 * <p><b>Sources of evidence, in their order.</b>
 *
 * <ol>
 *   <li>What the configuration says of a path.
 *   <li>The destination an object names: a kubeconfig Secret, the annotation of ACM's pull model, a
 *       destination's name or server, a Placement. It decides, whatever folder the path leads to. It may be
 *       one cluster, several, <i>one of</i> several, or <i>any</i>, where a controller decides and the
 *       files do not say how.
 *   <li>The cluster of the applier, for an object that names none or its own ({@code in-cluster}).
 *   <li>For a root, the folder below {@code clusters/} that it lies in.
 *   <li>Roots without a name are those of one cluster, unless what they deliver differs ({@link
 *       NamelessRoots}).
 *   <li>Of folders that nothing applies, those beside a cluster's folder and like it are most likely clusters
 *       too ({@link Siblings}). Any
 *       other, where something is applied at all, is on its own.
 *   <li>Where nothing is applied, {@link FolderGuess} looks at which folders cannot be in one cluster.
 * </ol>
 *
 * <p><b>Known and guessed.</b> A name from the first four is known and written as it is. Any other is a
 * guess: it says which folders are meant, and no finding shows it. A guess never makes a claim certain:
 * {@link SameCluster} lets an error rest on two files only if one target reads both, or both are applied to
 * one cluster for sure. What may be in several clusters is looked at in each; it makes a claim certain where
 * the claim is true in all of them.
 *
 * <p><b>Identity.</b> Two objects are the same if group, kind, namespace and name are ({@link ObjectKey}),
 * after everything that composing and controllers add. A name that is filled in later is unknown, and unknown
 * is equal to nothing. The same object twice in a known cluster is a mistake that is reported
 * ({@link AppliedTwice}), never a reason to think of two clusters; in a guessed cluster it says that the
 * guess was wrong. A Namespace is no conflict, for every application may bring the one it needs.
 */
@NullMarked
package io.github.migrationlint.core.targets;

import org.jspecify.annotations.NullMarked;
