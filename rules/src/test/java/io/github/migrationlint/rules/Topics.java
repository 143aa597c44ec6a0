package io.github.migrationlint.rules;

import io.github.migrationlint.core.diagnostic.RuleCard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules by topic, in the order in which readers look for them. */
final class Topics {
  /** The title of each topic, by the group of its rules: the folder their rooms are in. */
  private static final Map<String, String> TITLES = new LinkedHashMap<>();

  static {
    TITLES.put("policy", "Migration policies");
    TITLES.put("bandwidth", "Bandwidth");
    TITLES.put("timeouts", "Timeouts");
    TITLES.put("limits", "Parallel migrations");
    TITLES.put("postcopy", "Post-copy");
    TITLES.put("autoconverge", "Auto-converge");
    TITLES.put("cpu", "Processors");
    TITLES.put("experimental", "Experimental settings");
    TITLES.put("network", "Networks");
    TITLES.put("eviction", "Eviction strategies and drains");
    TITLES.put("drain", "Single-node clusters");
    TITLES.put("descheduler", "Descheduler");
    TITLES.put("updates", "Workload updates");
    TITLES.put("migrations", "Migration objects and safety");
    TITLES.put("scheduling", "Nodes that can take a VM");
    TITLES.put("storage", "Storage");
    TITLES.put("quota", "Resource quotas");
    TITLES.put("guest", "Guests and their labels");
    TITLES.put("hyperconverged", "HyperConverged");
    TITLES.put("jsonpatch", "JSON patches of HyperConverged");
    TITLES.put("kubevirt", "KubeVirt objects");
    TITLES.put("gates", "Feature gates");
    TITLES.put("objects", "Kinds and API versions");
    TITLES.put("yaml", "YAML values");
    TITLES.put("reading", "Files, kustomizations and clusters");
  }

  private Topics() {}

  /** The cards of each topic by its title; each rule once. */
  static Map<String, List<RuleCard>> all() {
    var topics = new LinkedHashMap<String, List<RuleCard>>();
    for (var title : TITLES.values()) {
      topics.put(title, new ArrayList<>());
    }
    for (var rule : Catalogue.known()) {
      topics.computeIfAbsent(titleOf(rule.group()), unused -> new ArrayList<>()).add(rule.card());
    }
    return topics;
  }

  static String titleOf(String group) {
    return TITLES.getOrDefault(group, group);
  }
}
