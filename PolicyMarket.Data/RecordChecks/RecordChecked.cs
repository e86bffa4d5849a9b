using PolicyMarket.Data.Seals;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.RecordChecks;

/// <summary>Result of a check of all records. FindingCount counts also what the list leaves out.</summary>
public sealed record RecordChecked(long Links, long Rows, ChainHead Head, int FindingCount, IReadOnlyList<Diagnostic> Findings);
