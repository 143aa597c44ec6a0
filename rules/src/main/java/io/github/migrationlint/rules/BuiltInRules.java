package io.github.migrationlint.rules;

import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.rules.bandwidth.bandwidthbelow1mi.BandwidthBelow1mi;
import io.github.migrationlint.rules.bandwidth.bandwidthbelowonebyte.BandwidthBelowOneByte;
import io.github.migrationlint.rules.bandwidth.bandwidthwithoutsuffix.BandwidthWithoutSuffix;
import io.github.migrationlint.rules.bandwidth.invalidbandwidthquantity.InvalidBandwidthQuantity;
import io.github.migrationlint.rules.bandwidth.millibandwidth.MilliBandwidth;
import io.github.migrationlint.rules.bandwidth.negativebandwidth.NegativeBandwidth;
import io.github.migrationlint.rules.bandwidth.unquotedhcobandwidth.UnquotedHcoBandwidth;
import io.github.migrationlint.rules.hyperconverged.featuregatesshape.FeatureGatesShape;
import io.github.migrationlint.rules.hyperconverged.hcolayoutmismatch.HcoLayoutMismatch;
import io.github.migrationlint.rules.limits.negativeparallellimit.NegativeParallelLimit;
import io.github.migrationlint.rules.limits.outboundaboveclusterlimit.OutboundAboveClusterLimit;
import io.github.migrationlint.rules.limits.zeroparallelmigrations.ZeroParallelMigrations;
import io.github.migrationlint.rules.objects.misspeltkind.MisspeltKind;
import io.github.migrationlint.rules.objects.unservedpolicyversion.UnservedPolicyVersion;
import io.github.migrationlint.rules.objects.wrongapigroup.WrongApiGroup;
import io.github.migrationlint.rules.policy.capitalisedbooleanvalue.CapitalisedBooleanValue;
import io.github.migrationlint.rules.policy.catchallpolicy.CatchAllPolicy;
import io.github.migrationlint.rules.policy.deadpolicy.DeadPolicy;
import io.github.migrationlint.rules.policy.duplicatepolicyname.DuplicatePolicyName;
import io.github.migrationlint.rules.policy.emptyselectorvalue.EmptySelectorValue;
import io.github.migrationlint.rules.policy.identicalselectors.IdenticalSelectors;
import io.github.migrationlint.rules.policy.invalidselectorlabel.InvalidSelectorLabel;
import io.github.migrationlint.rules.policy.lostsettings.LostSettings;
import io.github.migrationlint.rules.policy.matchlabelsselector.MatchLabelsSelector;
import io.github.migrationlint.rules.policy.misplacedpolicyfields.MisplacedPolicyFields;
import io.github.migrationlint.rules.policy.missingselectors.MissingSelectors;
import io.github.migrationlint.rules.policy.namespacedpolicy.NamespacedPolicy;
import io.github.migrationlint.rules.policy.nonstringselectorvalue.NonStringSelectorValue;
import io.github.migrationlint.rules.policy.nullselectorvalue.NullSelectorValue;
import io.github.migrationlint.rules.policy.podlabelselector.PodLabelSelector;
import io.github.migrationlint.rules.policy.policymatchesnothing.PolicyMatchesNothing;
import io.github.migrationlint.rules.policy.policywithoutsettings.PolicyWithoutSettings;
import io.github.migrationlint.rules.policy.selectoronvmmetadata.SelectorOnVmMetadata;
import io.github.migrationlint.rules.policy.selectorvaluecase.SelectorValueCase;
import io.github.migrationlint.rules.policy.severalcatchallpolicies.SeveralCatchAllPolicies;
import io.github.migrationlint.rules.policy.shadowedpolicy.ShadowedPolicy;
import io.github.migrationlint.rules.policy.tiedpolicies.TiedPolicies;
import io.github.migrationlint.rules.policy.undefinednamespace.UndefinedNamespace;
import io.github.migrationlint.rules.policy.unsupportedpolicyfield.UnsupportedPolicyField;
import io.github.migrationlint.rules.postcopy.clusterwidepostcopy.ClusterWidePostCopy;
import io.github.migrationlint.rules.postcopy.voidpostcopy.VoidPostCopy;
import io.github.migrationlint.rules.timeouts.excessivecompletiontimeout.ExcessiveCompletionTimeout;
import io.github.migrationlint.rules.timeouts.infeasibletimeout.InfeasibleTimeout;
import io.github.migrationlint.rules.timeouts.negativetimeout.NegativeTimeout;
import io.github.migrationlint.rules.timeouts.olddefaulttimeout.OldDefaultTimeout;
import io.github.migrationlint.rules.timeouts.rewrittencompletiontimeout.RewrittenCompletionTimeout;
import io.github.migrationlint.rules.timeouts.zerocompletiontimeout.ZeroCompletionTimeout;
import io.github.migrationlint.rules.timeouts.zeroprogresstimeout.ZeroProgressTimeout;
import io.github.migrationlint.rules.yaml.booleanword.BooleanWords;
import io.github.migrationlint.rules.yaml.nonstringlabel.NonStringLabel;
import io.github.migrationlint.rules.yaml.octalnumber.OctalNumber;
import java.util.List;

/** The rules that look at a cluster, by name. */
public final class BuiltInRules {
  private static final List<Rule> ALL = List.of(
      new BandwidthBelow1mi(),
      new BandwidthBelowOneByte(),
      new BandwidthWithoutSuffix(),
      new BooleanWords(),
      new CapitalisedBooleanValue(),
      new CatchAllPolicy(),
      new ClusterWidePostCopy(),
      new DeadPolicy(),
      new DuplicatePolicyName(),
      new EmptySelectorValue(),
      new ExcessiveCompletionTimeout(),
      new FeatureGatesShape(),
      new HcoLayoutMismatch(),
      new IdenticalSelectors(),
      new InfeasibleTimeout(),
      new InvalidBandwidthQuantity(),
      new InvalidSelectorLabel(),
      new LostSettings(),
      new MatchLabelsSelector(),
      new MilliBandwidth(),
      new MisplacedPolicyFields(),
      new MissingSelectors(),
      new MisspeltKind(),
      new NamespacedPolicy(),
      new NegativeBandwidth(),
      new NegativeParallelLimit(),
      new NegativeTimeout(),
      new NonStringLabel(),
      new NonStringSelectorValue(),
      new NullSelectorValue(),
      new OctalNumber(),
      new OldDefaultTimeout(),
      new OutboundAboveClusterLimit(),
      new PodLabelSelector(),
      new PolicyMatchesNothing(),
      new PolicyWithoutSettings(),
      new RewrittenCompletionTimeout(),
      new SelectorOnVmMetadata(),
      new SelectorValueCase(),
      new SeveralCatchAllPolicies(),
      new ShadowedPolicy(),
      new TiedPolicies(),
      new UndefinedNamespace(),
      new UnquotedHcoBandwidth(),
      new UnservedPolicyVersion(),
      new UnsupportedPolicyField(),
      new VoidPostCopy(),
      new WrongApiGroup(),
      new ZeroCompletionTimeout(),
      new ZeroParallelMigrations(),
      new ZeroProgressTimeout());

  private BuiltInRules() {}

  public static List<Rule> all() {
    return ALL;
  }
}
