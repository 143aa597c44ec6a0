package io.github.migrationlint.core.fix;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Fixes of one report that can be applied together. The first of several that overlap is taken, in
 * source order; the others wait for the next round. A fix that several findings carry counts once.
 */
record FixPlan(List<Diagnostic> findings) {
  FixPlan {
    findings = List.copyOf(findings);
  }

  /**
   * Plans what may be applied.
   *
   * @param sources the texts as read; an edit of any other text is left alone
   * @param rejected fixes that have been found to do harm
   */
  static FixPlan of(
      List<Diagnostic> findings,
      Map<SourceId, SourceFile> sources,
      Applicability most,
      Set<RejectedFix> rejected) {
    var planned = new ArrayList<Diagnostic>();
    var taken = new IdentityHashMap<SourceFile, TreeMap<Integer, Edit>>();
    var seen = new HashSet<List<Edit>>();
    for (var finding : findings) {
      if (finding.fix().isPresent() && !rejected.contains(RejectedFix.of(finding))) {
        var fix = finding.fix().get();
        if (fix.applicability().compareTo(most) <= 0
            && isOfTheseTexts(fix, sources)
            && seen.add(fix.edits())
            && isFree(fix, taken)) {
          planned.add(finding);
          for (var edit : fix.edits()) {
            taken
                .computeIfAbsent(edit.span().source(), unused -> new TreeMap<>())
                .put(edit.span().start(), edit);
          }
        }
      }
    }
    return new FixPlan(planned);
  }

  private static boolean isOfTheseTexts(Fix fix, Map<SourceId, SourceFile> sources) {
    for (var edit : fix.edits()) {
      if (sources.get(edit.span().source().id()) != edit.span().source()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a fix can be added to those that are taken.
   *
   * @param taken by text and start; no two of them overlap
   */
  private static boolean isFree(
      Fix fix, IdentityHashMap<SourceFile, TreeMap<Integer, Edit>> taken) {
    for (var edit : fix.edits()) {
      var others = taken.get(edit.span().source());
      if (others != null) {
        var before = others.floorEntry(edit.span().start());
        var after = others.ceilingEntry(edit.span().start());
        if ((before != null && overlap(edit, before.getValue()))
            || (after != null && overlap(edit, after.getValue()))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Two that start at one place overlap even if both only insert: no order of them is given. */
  private static boolean overlap(Edit one, Edit other) {
    var a = one.span();
    var b = other.span();
    return a.source() == b.source()
        && (a.start() == b.start() || (a.start() < b.end() && b.start() < a.end()));
  }

  boolean isEmpty() {
    return findings.isEmpty();
  }

  /** Each text that changes, as it is afterwards. */
  Map<SourceId, SourceFile> apply() {
    var edits = new LinkedHashMap<SourceFile, List<Edit>>();
    for (var finding : findings) {
      for (var edit : finding.fix().orElseThrow().edits()) {
        edits.computeIfAbsent(edit.span().source(), source -> new ArrayList<>()).add(edit);
      }
    }
    var changed = new LinkedHashMap<SourceId, SourceFile>();
    edits.forEach((source, all) ->
        changed.put(source.id(), new SourceFile(source.id(), edited(source.text(), all))));
    return changed;
  }

  private static String edited(String text, List<Edit> edits) {
    var ordered = new ArrayList<>(edits);
    ordered.sort(Comparator.comparingInt(edit -> edit.span().start()));
    var out = new StringBuilder();
    var done = 0;
    for (var edit : ordered) {
      out.append(text, done, edit.span().start()).append(edit.replacement());
      done = edit.span().end();
    }
    return out.append(text, done, text.length()).toString();
  }
}
