package io.github.migrationlint.rules;

import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.rules.autoconverge.throttleddedicatedcpus.ThrottledDedicatedCpus;
import io.github.migrationlint.rules.bandwidth.bandwidthbelow1mi.BandwidthBelow1mi;
import io.github.migrationlint.rules.bandwidth.bandwidthbelowonebyte.BandwidthBelowOneByte;
import io.github.migrationlint.rules.bandwidth.bandwidthexceedslink.BandwidthExceedsLink;
import io.github.migrationlint.rules.bandwidth.bandwidthwithoutsuffix.BandwidthWithoutSuffix;
import io.github.migrationlint.rules.bandwidth.coarselyroundedbandwidth.CoarselyRoundedBandwidth;
import io.github.migrationlint.rules.bandwidth.invalidbandwidthquantity.InvalidBandwidthQuantity;
import io.github.migrationlint.rules.bandwidth.linkspeedbandwidth.LinkSpeedBandwidth;
import io.github.migrationlint.rules.bandwidth.millibandwidth.MilliBandwidth;
import io.github.migrationlint.rules.bandwidth.negativebandwidth.NegativeBandwidth;
import io.github.migrationlint.rules.bandwidth.parallelmigrationsexceedlink.ParallelMigrationsExceedLink;
import io.github.migrationlint.rules.bandwidth.policyliftsbandwidthlimit.PolicyLiftsBandwidthLimit;
import io.github.migrationlint.rules.bandwidth.unquotedhcobandwidth.UnquotedHcoBandwidth;
import io.github.migrationlint.rules.cpu.misspelledcpumode.MisspelledCpuMode;
import io.github.migrationlint.rules.cpu.singlethreadedmigration.SingleThreadedMigration;
import io.github.migrationlint.rules.descheduler.misconfigureddescheduler.MisconfiguredDescheduler;
import io.github.migrationlint.rules.drain.singlenodelivemigrate.SingleNodeLiveMigrate;
import io.github.migrationlint.rules.eviction.blockeddrain.BlockedDrain;
import io.github.migrationlint.rules.eviction.downafterdrain.DownAfterDrain;
import io.github.migrationlint.rules.eviction.externaleviction.ExternalEviction;
import io.github.migrationlint.rules.eviction.invalidrunstrategy.InvalidRunStrategy;
import io.github.migrationlint.rules.eviction.pinnednode.PinnedNode;
import io.github.migrationlint.rules.eviction.policyfornonmigratablevm.PolicyForNonMigratableVm;
import io.github.migrationlint.rules.eviction.shutdownondrain.ShutDownOnDrain;
import io.github.migrationlint.rules.eviction.unknownevictionstrategy.UnknownEvictionStrategy;
import io.github.migrationlint.rules.experimental.longdowntime.LongDowntime;
import io.github.migrationlint.rules.experimental.stallfactoroutofrange.StallFactorOutOfRange;
import io.github.migrationlint.rules.experimental.ungatedmigrationsetting.UngatedMigrationSetting;
import io.github.migrationlint.rules.experimental.unparallelcompression.UnparallelCompression;
import io.github.migrationlint.rules.gates.conflictingfeaturegate.ConflictingFeatureGate;
import io.github.migrationlint.rules.gates.missinglivemigrationgate.MissingLiveMigrationGate;
import io.github.migrationlint.rules.gates.redundantfeaturegate.RedundantFeatureGate;
import io.github.migrationlint.rules.gates.unknownfeaturegate.UnknownFeatureGate;
import io.github.migrationlint.rules.guest.emptyhypervpassthrough.EmptyHypervPassthrough;
import io.github.migrationlint.rules.guest.ineffectivebridgeannotation.IneffectiveBridgeAnnotation;
import io.github.migrationlint.rules.guest.obsoletemigrationannotation.ObsoleteMigrationAnnotation;
import io.github.migrationlint.rules.guest.reservedtemplatelabel.ReservedTemplateLabel;
import io.github.migrationlint.rules.guest.serviceaccountvolume.ServiceAccountVolume;
import io.github.migrationlint.rules.guest.testannotation.TestAnnotation;
import io.github.migrationlint.rules.hyperconverged.featuregatesshape.FeatureGatesShape;
import io.github.migrationlint.rules.hyperconverged.hcolayoutmismatch.HcoLayoutMismatch;
import io.github.migrationlint.rules.hyperconverged.misplacedhyperconverged.MisplacedHyperConverged;
import io.github.migrationlint.rules.jsonpatch.avoidablejsonpatch.AvoidableJsonPatch;
import io.github.migrationlint.rules.jsonpatch.jsonpatchovermigrations.JsonPatchOverMigrations;
import io.github.migrationlint.rules.jsonpatch.jsonpatchremoval.JsonPatchRemoval;
import io.github.migrationlint.rules.jsonpatch.overriddenbyjsonpatch.OverriddenByJsonPatch;
import io.github.migrationlint.rules.jsonpatch.refusedjsonpatch.RefusedJsonPatch;
import io.github.migrationlint.rules.jsonpatch.replacedfeaturegates.ReplacedFeatureGates;
import io.github.migrationlint.rules.jsonpatch.unknownjsonpatchfield.UnknownJsonPatchField;
import io.github.migrationlint.rules.kubevirt.kubevirtownedbyhyperconverged.KubeVirtOwnedByHyperConverged;
import io.github.migrationlint.rules.kubevirt.secondkubevirt.SecondKubeVirt;
import io.github.migrationlint.rules.kubevirt.settingsinconfigmap.SettingsInConfigMap;
import io.github.migrationlint.rules.limits.negativeparallellimit.NegativeParallelLimit;
import io.github.migrationlint.rules.limits.outboundaboveclusterlimit.OutboundAboveClusterLimit;
import io.github.migrationlint.rules.limits.unreachableclusterlimit.UnreachableClusterLimit;
import io.github.migrationlint.rules.limits.zeroparallelmigrations.ZeroParallelMigrations;
import io.github.migrationlint.rules.migrations.disabledmigrationtls.DisabledMigrationTls;
import io.github.migrationlint.rules.migrations.invalidmigrationrequest.InvalidMigrationRequest;
import io.github.migrationlint.rules.migrations.invalidmigrationtimeout.InvalidMigrationTimeout;
import io.github.migrationlint.rules.migrations.migrationingit.MigrationInGit;
import io.github.migrationlint.rules.migrations.migrationoncordon.MigrationOnCordon;
import io.github.migrationlint.rules.migrations.migrationpriority.MigrationPriority;
import io.github.migrationlint.rules.migrations.unsafemigrationoverride.UnsafeMigrationOverride;
import io.github.migrationlint.rules.network.cnvbridgenetwork.CnvBridgeNetwork;
import io.github.migrationlint.rules.network.invalidinterfacebinding.InvalidInterfaceBinding;
import io.github.migrationlint.rules.network.invalidmigrationnetwork.InvalidMigrationNetwork;
import io.github.migrationlint.rules.network.missingmigrationnetwork.MissingMigrationNetwork;
import io.github.migrationlint.rules.network.unregisteredbindingplugin.UnregisteredBindingPlugin;
import io.github.migrationlint.rules.network.unusablemigrationnetwork.UnusableMigrationNetwork;
import io.github.migrationlint.rules.objects.duplicateobject.DuplicateObject;
import io.github.migrationlint.rules.objects.hugepageswithoutmemory.HugepagesWithoutMemory;
import io.github.migrationlint.rules.objects.invalidmetadata.InvalidMetadata;
import io.github.migrationlint.rules.objects.misspelledkind.MisspelledKind;
import io.github.migrationlint.rules.objects.oldapiversion.OldApiVersion;
import io.github.migrationlint.rules.objects.unservedapiversion.UnservedApiVersion;
import io.github.migrationlint.rules.objects.wrongapigroup.WrongApiGroup;
import io.github.migrationlint.rules.policy.capitalizedbooleanvalue.CapitalizedBooleanValue;
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
import io.github.migrationlint.rules.policy.overlappingpolicies.OverlappingPolicies;
import io.github.migrationlint.rules.policy.podlabelselector.PodLabelSelector;
import io.github.migrationlint.rules.policy.policyforbidsdisruption.PolicyForbidsDisruption;
import io.github.migrationlint.rules.policy.policymatchesnothing.PolicyMatchesNothing;
import io.github.migrationlint.rules.policy.policywithoutsettings.PolicyWithoutSettings;
import io.github.migrationlint.rules.policy.redundantpolicy.RedundantPolicy;
import io.github.migrationlint.rules.policy.runtimelabel.RuntimeLabel;
import io.github.migrationlint.rules.policy.selectoronvmmetadata.SelectorOnVmMetadata;
import io.github.migrationlint.rules.policy.selectorvaluecase.SelectorValueCase;
import io.github.migrationlint.rules.policy.severalcatchallpolicies.SeveralCatchAllPolicies;
import io.github.migrationlint.rules.policy.shadowedpolicy.ShadowedPolicy;
import io.github.migrationlint.rules.policy.tiedpolicies.TiedPolicies;
import io.github.migrationlint.rules.policy.undefinednamespace.UndefinedNamespace;
import io.github.migrationlint.rules.policy.unsupportedpolicyfield.UnsupportedPolicyField;
import io.github.migrationlint.rules.postcopy.clusterwidepostcopy.ClusterWidePostCopy;
import io.github.migrationlint.rules.postcopy.postcopybystalldetection.PostCopyByStallDetection;
import io.github.migrationlint.rules.postcopy.voidpostcopy.VoidPostCopy;
import io.github.migrationlint.rules.quota.tightresourcequota.TightResourceQuota;
import io.github.migrationlint.rules.scheduling.affinitytoowngroup.AffinityToOwnGroup;
import io.github.migrationlint.rules.scheduling.crowdedantiaffinity.CrowdedAntiAffinity;
import io.github.migrationlint.rules.scheduling.hostcpuonmixednodes.HostCpuOnMixedNodes;
import io.github.migrationlint.rules.scheduling.longvmname.LongVmName;
import io.github.migrationlint.rules.storage.nodelocalvolume.NodeLocalVolume;
import io.github.migrationlint.rules.storage.unmigratablevolumeupdate.UnmigratableVolumeUpdate;
import io.github.migrationlint.rules.timeouts.excessivevmtimeout.ExcessiveVmTimeout;
import io.github.migrationlint.rules.timeouts.infeasibletimeout.InfeasibleTimeout;
import io.github.migrationlint.rules.timeouts.infeasiblevmtimeout.InfeasibleVmTimeout;
import io.github.migrationlint.rules.timeouts.linktooslowfortimeout.LinkTooSlowForTimeout;
import io.github.migrationlint.rules.timeouts.longpause.LongPause;
import io.github.migrationlint.rules.timeouts.negativetimeout.NegativeTimeout;
import io.github.migrationlint.rules.timeouts.olddefaulttimeout.OldDefaultTimeout;
import io.github.migrationlint.rules.timeouts.rewrittencompletiontimeout.RewrittenCompletionTimeout;
import io.github.migrationlint.rules.timeouts.shortprogresstimeout.ShortProgressTimeout;
import io.github.migrationlint.rules.timeouts.uncountedemptydisk.UncountedEmptyDisk;
import io.github.migrationlint.rules.timeouts.zerocompletiontimeout.ZeroCompletionTimeout;
import io.github.migrationlint.rules.timeouts.zeroprogresstimeout.ZeroProgressTimeout;
import io.github.migrationlint.rules.updates.evictionwithoutlivemigration.EvictionWithoutLiveMigration;
import io.github.migrationlint.rules.updates.hotplugwithoutmigration.HotplugWithoutMigration;
import io.github.migrationlint.rules.updates.missingworkloadupdates.MissingWorkloadUpdates;
import io.github.migrationlint.rules.updates.unknownupdatemethod.UnknownUpdateMethod;
import io.github.migrationlint.rules.updates.unknownvolumesstrategy.UnknownVolumesStrategy;
import io.github.migrationlint.rules.yaml.nonstringlabel.NonStringLabel;
import io.github.migrationlint.rules.yaml.octalnumber.OctalNumber;
import io.github.migrationlint.rules.yaml.yaml11boolean.Yaml11Booleans;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules that look at a cluster, in groups: a group is loaded only where there is something that its
 * rules may find fault with, for a hook waits until they are. Within a group they are sorted by class. A
 * rule that may be in no other group is in the first.
 */
public final class BuiltInRules {
  /** Whatever is there. */
  private static final class GeneralRules {
    static final List<Rule> RULES = List.of(
        new DuplicateObject(),
        new ExternalEviction(),
        new InvalidMetadata(),
        new MisspelledCpuMode(),
        new MisspelledKind(),
        new NonStringLabel(),
        new OldApiVersion(),
        new UnknownEvictionStrategy(),
        new UnservedApiVersion(),
        new WrongApiGroup(),
        new Yaml11Booleans());
  }

  /** A HyperConverged, a KubeVirt or a policy: what has settings of migrations. */
  private static final class SettingRules {
    static final List<Rule> RULES = List.of(
        new BandwidthBelow1mi(),
        new BandwidthBelowOneByte(),
        new BandwidthWithoutSuffix(),
        new ClusterWidePostCopy(),
        new CoarselyRoundedBandwidth(),
        new DisabledMigrationTls(),
        new InfeasibleTimeout(),
        new InvalidBandwidthQuantity(),
        new LinkSpeedBandwidth(),
        new LongDowntime(),
        new MigrationOnCordon(),
        new MilliBandwidth(),
        new NegativeBandwidth(),
        new NegativeParallelLimit(),
        new NegativeTimeout(),
        new OctalNumber(),
        new OldDefaultTimeout(),
        new OutboundAboveClusterLimit(),
        new PolicyLiftsBandwidthLimit(),
        new PostCopyByStallDetection(),
        new ShortProgressTimeout(),
        new UngatedMigrationSetting(),
        new UnquotedHcoBandwidth(),
        new UnsafeMigrationOverride(),
        new VoidPostCopy(),
        new ZeroCompletionTimeout(),
        new ZeroParallelMigrations(),
        new ZeroProgressTimeout());
  }

  /** A HyperConverged or a KubeVirt. */
  private static final class OperatorRules {
    static final List<Rule> RULES = List.of(
        new ConflictingFeatureGate(),
        new EvictionWithoutLiveMigration(),
        new InvalidMigrationNetwork(),
        new MissingMigrationNetwork(),
        new MissingWorkloadUpdates(),
        new RedundantFeatureGate(),
        new UnknownFeatureGate(),
        new UnknownUpdateMethod(),
        new UnusableMigrationNetwork());
  }

  /** A HyperConverged. */
  private static final class HyperConvergedRules {
    static final List<Rule> RULES = List.of(
        new FeatureGatesShape(),
        new HcoLayoutMismatch(),
        new MisplacedHyperConverged(),
        new RewrittenCompletionTimeout());
  }

  /** A HyperConverged with a JSON patch. */
  private static final class PatchRules {
    static final List<Rule> RULES = List.of(
        new AvoidableJsonPatch(),
        new JsonPatchOverMigrations(),
        new JsonPatchRemoval(),
        new OverriddenByJsonPatch(),
        new RefusedJsonPatch(),
        new ReplacedFeatureGates(),
        new UnknownJsonPatchField());
  }

  /** A KubeVirt. */
  private static final class KubeVirtRules {
    static final List<Rule> RULES = List.of(
        new KubeVirtOwnedByHyperConverged(), new MissingLiveMigrationGate(), new SecondKubeVirt());
  }

  /** A policy. */
  private static final class PolicyRules {
    static final List<Rule> RULES = List.of(
        new CapitalizedBooleanValue(),
        new CatchAllPolicy(),
        new DeadPolicy(),
        new DuplicatePolicyName(),
        new EmptySelectorValue(),
        new IdenticalSelectors(),
        new InvalidSelectorLabel(),
        new LostSettings(),
        new MatchLabelsSelector(),
        new MisplacedPolicyFields(),
        new MissingSelectors(),
        new NamespacedPolicy(),
        new NonStringSelectorValue(),
        new NullSelectorValue(),
        new OverlappingPolicies(),
        new PodLabelSelector(),
        new PolicyForbidsDisruption(),
        new PolicyWithoutSettings(),
        new RedundantPolicy(),
        new RuntimeLabel(),
        new SelectorValueCase(),
        new SeveralCatchAllPolicies(),
        new ShadowedPolicy(),
        new StallFactorOutOfRange(),
        new TiedPolicies(),
        new UndefinedNamespace(),
        new UnsupportedPolicyField());
  }

  /** A VM, or what makes VMs. */
  private static final class WorkloadRules {
    static final List<Rule> RULES = List.of(
        new AffinityToOwnGroup(),
        new BlockedDrain(),
        new CrowdedAntiAffinity(),
        new DownAfterDrain(),
        new EmptyHypervPassthrough(),
        new ExcessiveVmTimeout(),
        new HostCpuOnMixedNodes(),
        new HotplugWithoutMigration(),
        new HugepagesWithoutMemory(),
        new IneffectiveBridgeAnnotation(),
        new InfeasibleVmTimeout(),
        new InvalidInterfaceBinding(),
        new InvalidRunStrategy(),
        new LongPause(),
        new LongVmName(),
        new NodeLocalVolume(),
        new ObsoleteMigrationAnnotation(),
        new PinnedNode(),
        new ReservedTemplateLabel(),
        new ServiceAccountVolume(),
        new ShutDownOnDrain(),
        new SingleThreadedMigration(),
        new TestAnnotation(),
        new ThrottledDedicatedCpus(),
        new TightResourceQuota(),
        new UncountedEmptyDisk(),
        new UnknownVolumesStrategy(),
        new UnmigratableVolumeUpdate(),
        new UnparallelCompression(),
        new UnregisteredBindingPlugin());
  }

  /** A policy and a VM. */
  private static final class GovernedVmRules {
    static final List<Rule> RULES = List.of(
        new PolicyForNonMigratableVm(), new PolicyMatchesNothing(), new SelectorOnVmMetadata());
  }

  /** A migration. */
  private static final class MigrationRules {
    static final List<Rule> RULES = List.of(
        new InvalidMigrationRequest(),
        new InvalidMigrationTimeout(),
        new MigrationInGit(),
        new MigrationPriority());
  }

  /** A network, a descheduler or a ConfigMap of an old KubeVirt. */
  private static final class PlatformRules {
    static final List<Rule> RULES =
        List.of(new CnvBridgeNetwork(), new MisconfiguredDescheduler(), new SettingsInConfigMap());
  }

  /** What the user says about the nodes or their network. */
  private static final class FactRules {
    static final List<Rule> RULES = List.of(
        new BandwidthExceedsLink(),
        new LinkTooSlowForTimeout(),
        new ParallelMigrationsExceedLink(),
        new SingleNodeLiveMigrate(),
        new UnreachableClusterLimit());
  }

  private BuiltInRules() {}

  /** Every rule. */
  public static List<Rule> all() {
    return about(ObjectsAtHand.EVERYTHING);
  }

  /** The rules that can find something in one of these clusters. */
  public static List<Rule> about(List<ClusterModel> clusters) {
    return about(ObjectsAtHand.in(clusters));
  }

  private static List<Rule> about(ObjectsAtHand there) {
    var rules = new ArrayList<>(GeneralRules.RULES);
    if (there.hyperConvergeds() || there.kubeVirts() || there.policies()) {
      rules.addAll(SettingRules.RULES);
    }
    if (there.hyperConvergeds() || there.kubeVirts()) {
      rules.addAll(OperatorRules.RULES);
    }
    if (there.hyperConvergeds()) {
      rules.addAll(HyperConvergedRules.RULES);
    }
    if (there.patches()) {
      rules.addAll(PatchRules.RULES);
    }
    if (there.kubeVirts()) {
      rules.addAll(KubeVirtRules.RULES);
    }
    if (there.policies()) {
      rules.addAll(PolicyRules.RULES);
    }
    if (there.workloads()) {
      rules.addAll(WorkloadRules.RULES);
    }
    if (there.policies() && there.workloads()) {
      rules.addAll(GovernedVmRules.RULES);
    }
    if (there.migrations()) {
      rules.addAll(MigrationRules.RULES);
    }
    if (there.platform()) {
      rules.addAll(PlatformRules.RULES);
    }
    if (there.facts()) {
      rules.addAll(FactRules.RULES);
    }
    return rules;
  }
}
