using System.Collections.Immutable;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Dmn.Testing;

/// <summary>Results of one test file. Problems are those of the model and of the test file; where Refusal is not null nothing was run.</summary>
public sealed record DmnTestResult(string File, string? Refusal, ImmutableArray<DmnCaseResult> Cases, ImmutableArray<Diagnostic> Problems)
{
    /// <summary>A file that could not be run counts as one refused.</summary>
    public int Count(DmnVerdict verdict) => Cases.Count(one => one.Verdict == verdict) + (verdict == DmnVerdict.Refused && Refusal is not null ? 1 : 0);
}
