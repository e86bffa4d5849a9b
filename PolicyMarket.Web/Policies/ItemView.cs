using System.Collections.Immutable;
using PolicyMarket.Data.Policies.Standing;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Policies.Search;

namespace PolicyMarket.Web.Policies;

/// <summary>An item's page: the item, its versions (newest first), the others of its exclusive group, and items like it.</summary>
public sealed record ItemView(
    CachedItem Item,
    string DepartmentName,
    ImmutableArray<ItemVersionLine> Versions,
    ImmutableArray<CachedItem> Group,
    ImmutableArray<CachedItem> Similar,
    DateOnly Today
)
{
    /// <summary>Firms that the last run left out because of damaged data.</summary>
    public int FirmsLeftOut { get; init; }

    /// <summary>How far the payout has come; null for what is not paid out.</summary>
    public ItemStanding? Standing { get; init; }

    /// <summary>Titles of the items to whose amounts the formula refers, by code.</summary>
    public IReadOnlyDictionary<string, string> AwardTitles { get; init; } = new Dictionary<string, string>();

    /// <summary>Qualifications that open the item.</summary>
    public ImmutableArray<CachedItem> OpenedBy { get; init; } = [];

    /// <summary>Items and benefits that the item opens: the words, and the code of an item of the library.</summary>
    public ImmutableArray<(string Name, string? Code)> Opens { get; init; } = [];
}
