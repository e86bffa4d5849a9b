using PolicyMarket.Data.Casework.Rules;

namespace PolicyMarket.Data.Casework.Desk;

/// <summary>Difference between the stored cases and the findings of the rules.</summary>
internal sealed class CaseDifference
{
    public List<(FoundCase Found, int Episode)> Opened { get; } = [];

    /// <summary>Open cases by id whose light, level, reason or deadline became another one.</summary>
    public Dictionary<long, FoundCase> Changed { get; } = [];

    /// <summary>Open cases whose cause is gone.</summary>
    public HashSet<long> Gone { get; } = [];

    /// <summary>Open cases whose facts were replaced by others: the same subject is opened again.</summary>
    public HashSet<long> Replaced { get; } = [];

    public bool IsEmpty => Opened.Count + Changed.Count + Gone.Count + Replaced.Count == 0;
}
