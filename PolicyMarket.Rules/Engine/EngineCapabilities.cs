namespace PolicyMarket.Rules.Engine;

/// <summary>
/// States what an engine can do besides determining eligibility. Where it lacks a capability, callers use <see cref="ICompiledRules.Plan"/>, the columnar
/// form of the same rules. Amounts belong to no engine: FEEL computes them for eligible pairs, and names the facts that an amount lacks.
/// </summary>
public sealed record EngineCapabilities
{
    /// <summary>Finds items that a firm misses by one or two conditions.</summary>
    public required bool FindsNearMisses { get; init; }

    /// <summary>Counts the firms of a draft while its author edits one part of it.</summary>
    public required bool CountsDrafts { get; init; }

    /// <summary>Keeps encoded facts from one run to the next and encodes only changed rows.</summary>
    public required bool KeepsEncodedTables { get; init; }

    /// <summary>Counts which facts undecided pairs lack. Where false, the plan or the Explainer names them.</summary>
    public required bool CountsMissingFacts { get; init; }

    /// <summary>Pairs (firms × items) that one run determines within about an hour on two threads; larger runs work, but take longer.</summary>
    public required long PairsPerHour { get; init; }
}
