package io.github.migrationlint.core.report;

/** What becomes of one policy that the user asks for, for people. */
final class PolicyAnswerText {
  private final WhoWinsLayout layout;

  PolicyAnswerText(WhoWinsLayout layout) {
    this.layout = layout;
  }

  StringBuilder of(PolicyAnswer answer) {
    var out = new StringBuilder();
    var policy = answer.policy();
    out.append(layout.strong("policy " + policy.name()));
    out.append(layout.where(policy.cluster(), policy.place())).append('\n');
    layout.row(out, "selects", policy.selects());
    layout.row(
        out,
        "governs",
        answer.governs().isEmpty() ? "no VM" : WhoWinsLayout.some(answer.governs()));
    for (var group : answer.beats()) {
      layout.row(out, "beats", group.what() + " on " + WhoWinsLayout.some(group.vms()));
    }
    for (var group : answer.outranked()) {
      layout.row(
          out,
          "outranked",
          "on " + WhoWinsLayout.some(group.vms()) + " by " + group.what() + ", " + group.remark());
    }
    for (var group : answer.open()) {
      layout.row(out, "undecided", WhoWinsLayout.some(group.vms()) + ": " + group.what());
    }
    for (var group : answer.missed()) {
      layout.row(out, "no match", WhoWinsLayout.some(group.vms()) + ": no " + group.what());
    }
    return out;
  }
}
