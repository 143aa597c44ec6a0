#!/bin/sh
# Makes a Git repository with a branch for each of five pull requests, to try `migration-lint diff` on:
#   history.sh FOLDER
# The folder must not exist. Names, dates and so the ids of commits are always the same.
set -eu

if [ $# -ne 1 ] || [ -e "$1" ]; then
  echo "usage: history.sh FOLDER, which must not exist" >&2
  exit 2
fi
export GIT_AUTHOR_NAME=demo GIT_AUTHOR_EMAIL=demo@example.org
export GIT_COMMITTER_NAME=demo GIT_COMMITTER_EMAIL=demo@example.org
export GIT_AUTHOR_DATE='2026-01-05T08:00:00Z' GIT_COMMITTER_DATE='2026-01-05T08:00:00Z'
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null

git -c init.defaultBranch=main -c core.autocrlf=false init -q "$1"
cd "$1"
git config core.autocrlf false

# record BRANCH TITLE: everything as it is now becomes a commit of that branch, and main comes back.
record() {
  git checkout -q -b "$1"
  git add -A
  git commit -q -m "$2"
  git checkout -q main
}

# replace FILE OLD NEW: puts one line in the place of another.
replace() {
  awk -v old="$2" -v new="$3" '$0 == old { print new; next } { print }' "$1" > "$1.new"
  mv "$1.new" "$1"
}

vm() {
  cat << YAML
---
apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata:
  name: $2
  namespace: $1
spec:
  runStrategy: Always
  template:
    metadata:
      labels:
        workload: $3
        tier: $4
    spec:
      evictionStrategy: LiveMigrate
      domain:
        memory:
          guest: $5
        devices: {}
YAML
}

mkdir -p apps base clusters/prod-east clusters/prod-west
for cluster in prod-east prod-west; do
  cat > "apps/$cluster.yaml" << YAML
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: virt-$cluster
  namespace: openshift-gitops
spec:
  project: default
  source:
    repoURL: https://git.example.org/virt.git
    path: clusters/$cluster
  destination:
    name: $cluster
    namespace: openshift-cnv
YAML
  cat > "clusters/$cluster/kustomization.yaml" << YAML
resources:
  - ../../base
YAML
done

cat > base/kustomization.yaml << YAML
resources:
  - subscription.yaml
  - hyperconverged.yaml
  - policies.yaml
  - shop.yaml
YAML
cat > base/subscription.yaml << YAML
apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: hco-operatorhub
  namespace: openshift-cnv
spec:
  channel: stable
  name: community-kubevirt-hyperconverged
  source: community-operators
  sourceNamespace: openshift-marketplace
  startingCSV: kubevirt-hyperconverged-operator.v1.18.0
  installPlanApproval: Manual
YAML
cat > base/hyperconverged.yaml << YAML
apiVersion: hco.kubevirt.io/v1beta1
kind: HyperConverged
metadata:
  name: kubevirt-hyperconverged
  namespace: openshift-cnv
spec:
  liveMigrationConfig:
    bandwidthPerMigration: 256Mi
    parallelMigrationsPerCluster: 10
YAML
cat > base/policies.yaml << YAML
apiVersion: migrations.kubevirt.io/v1alpha1
kind: MigrationPolicy
metadata:
  name: databases
spec:
  bandwidthPerMigration: 1Gi
  completionTimeoutPerGiB: 400
  selectors:
    virtualMachineInstanceSelector:
      workload: database
      tier: gold
YAML
{
  cat << YAML
apiVersion: v1
kind: Namespace
metadata:
  name: shop
YAML
  vm shop orders database gold 32Gi
  vm shop stock database gold 16Gi
  vm shop reports database silver 64Gi
  vm shop web-1 frontend silver 4Gi
  vm shop web-2 frontend silver 4Gi
} > base/shop.yaml
git add -A
git commit -q -m "Two clusters from one base"

# 1. A label is removed from a policy: it now governs all databases.
awk '!/tier: gold/' base/policies.yaml > base/policies.new
mv base/policies.new base/policies.yaml
record label-removed "Let the policy for databases govern all of them"

# 2. A limit is lowered for the whole cluster.
replace base/hyperconverged.yaml '    bandwidthPerMigration: 256Mi' '    bandwidthPerMigration: 32Mi'
record limit-lowered "Lower the bandwidth of migrations"

# 3. A policy without selectors catches whatever no other policy takes.
cat >> base/policies.yaml << YAML
---
apiVersion: migrations.kubevirt.io/v1alpha1
kind: MigrationPolicy
metadata:
  name: everything
spec:
  allowPostCopy: true
  selectors: {}
YAML
record catch-all "Allow post-copy by default"

# 4. One cluster patches what comes from the base.
cat > clusters/prod-west/one-at-a-time.yaml << YAML
apiVersion: hco.kubevirt.io/v1beta1
kind: HyperConverged
metadata:
  name: kubevirt-hyperconverged
  namespace: openshift-cnv
spec:
  liveMigrationConfig:
    parallelMigrationsPerCluster: 1
YAML
cat >> clusters/prod-west/kustomization.yaml << YAML
patches:
  - path: one-at-a-time.yaml
YAML
record one-cluster "Migrate one VM at a time in the west"

# 5. The operator is upgraded.
replace base/subscription.yaml \
  '  startingCSV: kubevirt-hyperconverged-operator.v1.18.0' \
  '  startingCSV: kubevirt-hyperconverged-operator.v1.19.0'
record operator-upgraded "Upgrade HyperConverged to 1.19"
