using System.Collections.Immutable;

namespace PolicyMarket.Rules.Policies;

/// <summary>One of the four tests for 免申即享: its name and, when it is failed, every reason.</summary>
public sealed record AdmissionResult(string Name, ImmutableArray<string> Reasons)
{
    public bool IsPassed => Reasons.IsEmpty;
}
