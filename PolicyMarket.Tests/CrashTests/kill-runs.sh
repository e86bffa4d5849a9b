#!/usr/bin/env bash
# Kills the real program with -9 at random moments, during `nightly` and during payout batches, begins it again each time,
# and compares the record with one of uninterrupted work: nothing lost, nothing twice.
# Usage: PolicyMarket.Tests/CrashTests/kill-runs.sh [KILLS [SEED]]     (20 kills of each kind when nothing is said)
set -euo pipefail
cd "$(dirname "$0")/../.."
export PM_KILLS="${1:-20}"
[ -z "${2:-}" ] || export PM_KILL_SEED="$2"
exec dotnet test PolicyMarket.Tests --nologo --filter "FullyQualifiedName~PolicyMarket.Tests.Killing" --logger "console;verbosity=detailed"
