using System.Collections.Immutable;

namespace PolicyMarket.Rules.Policies;

/// <summary>
/// How an item is applied for (GB/T 39046: 办理地点, 办理时间, 材料, 咨询方式, 监督电话, 办结时限); null and empty where the text does not say. Equal when all
/// parts are equal.
/// </summary>
public sealed record ItemHandling
{
    public static ItemHandling Unknown { get; } = new();

    /// <summary>The counter or hall.</summary>
    public string? Place { get; init; }

    /// <summary>The address of the online application, http or https.</summary>
    public Uri? Online { get; init; }

    /// <summary>Hours in which the counter is open.</summary>
    public string? Hours { get; init; }

    /// <summary>Papers that the firm brings.</summary>
    public ImmutableArray<string> Papers { get; init; } = [];

    /// <summary>Papers that need not be brought, because a department has them.</summary>
    public ImmutableArray<string> PapersNotNeeded { get; init; } = [];

    /// <summary>The office that answers questions.</summary>
    public string? Contact { get; init; }

    public string? Phone { get; init; }

    public string? SupervisionPhone { get; init; }

    /// <summary>法定办结时限 in working days.</summary>
    public int? LegalDays { get; init; }

    /// <summary>承诺办结时限 in working days.</summary>
    public int? PromisedDays { get; init; }

    public bool Equals(ItemHandling? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => Parts.Aggregate(0, HashCode.Combine);

    private IEnumerable<object?> Parts =>
        [Place, Online, Hours, Contact, Phone, SupervisionPhone, LegalDays, PromisedDays, Papers.Length, .. Papers, .. PapersNotNeeded];
}
