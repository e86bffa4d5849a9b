using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>
/// A search of the supermarket as its address says it. Unknown values of a hand-written address are dropped. Where neither a status nor a region is chosen,
/// 本地在施行 is shown, unless the address says that everything is wanted.
/// </summary>
public sealed record SupermarketFilter
{
    public const int MaxWords = 100;

    /// <summary>The value of a parameter that is set.</summary>
    public const string Set = "1";

    /// <summary>The region that stands for no limit, where one would be taken by default.</summary>
    public const string AnyRegionKey = "any";

    /// <summary>The plain page: what is in force here.</summary>
    public static SupermarketFilter Plain { get; } = new();

    /// <summary>Every item of every place, in force or not.</summary>
    public static SupermarketFilter All { get; } = new() { IsEverything = true };

    public string Words { get; init; } = "";
    public ImmutableArray<ItemStatus> Statuses { get; init; } = [];
    public ImmutableArray<BenefitKind> Benefits { get; init; } = [];
    public ImmutableArray<ClaimMode> Modes { get; init; } = [];
    public ImmutableArray<string> Categories { get; init; } = [];
    public ImmutableArray<string> Levels { get; init; } = [];
    public ImmutableArray<string> Departments { get; init; } = [];

    /// <summary>Items that a firm of this region can have: texts of the region itself, of those above it and of those below it.</summary>
    public RegionCode? Region { get; init; }

    /// <summary>Items of all regions, although a default is at hand.</summary>
    public bool IsAnyRegion { get; init; }

    /// <summary>The defaults of status and region are taken off.</summary>
    public bool IsEverything { get; init; }

    /// <summary>Only items whose conditions the signed-in firm meets; without a firm it means nothing.</summary>
    public bool FitsMe { get; init; }
    public ItemSort Sort { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many values are chosen in addition to the words.</summary>
    public int Chosen =>
        Statuses.Length
        + Benefits.Length
        + Modes.Length
        + Categories.Length
        + Levels.Length
        + Departments.Length
        + (Region is null ? 0 : 1)
        + (FitsMe ? 1 : 0);

    /// <summary>The page that a visitor meets first: nothing is asked and nothing chosen.</summary>
    public bool IsFront => Words.Length == 0 && Chosen == 0 && !IsEverything && !IsAnyRegion && Sort == ItemSort.Relevance && Page == 1;

    /// <summary>Only what is in force, because no status is chosen.</summary>
    public bool IsInForceByDefault => !IsEverything && Statuses.IsEmpty;

    /// <summary>Only what concerns this place, because no region is chosen.</summary>
    public bool IsLocalByDefault => !IsEverything && Region is null && !IsAnyRegion;

    public static string Key(ItemStatus status) =>
        status switch
        {
            ItemStatus.InForce => "inforce",
            ItemStatus.Ending => "ending",
            ItemStatus.Confirmed => "confirmed",
            ItemStatus.Undated => "undated",
            ItemStatus.NotYet => "notyet",
            ItemStatus.Expired => "expired",
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, "unknown status"),
        };

    public static string Key(BenefitKind kind) =>
        kind switch
        {
            BenefitKind.Award => "award",
            BenefitKind.Relief => "relief",
            BenefitKind.Entitlement => "entitlement",
            BenefitKind.Qualification => "qualification",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind of benefit"),
        };

    public static string Key(ClaimMode mode) =>
        mode switch
        {
            ClaimMode.ApplyFree => "applyfree",
            ClaimMode.OnRecognition => "recognition",
            ClaimMode.Instant => "instant",
            ClaimMode.OnPromise => "promise",
            ClaimMode.Advance => "advance",
            ClaimMode.Apply => "apply",
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "unknown mode"),
        };

    public static string Key(ItemSort sort) =>
        sort switch
        {
            ItemSort.Relevance => "relevance",
            ItemSort.Amount => "amount",
            ItemSort.Newest => "newest",
            ItemSort.Closing => "closing",
            _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, "unknown order"),
        };

    public static ImmutableArray<ItemStatus> ReadStatuses(string[]? keys) => Read(keys, Key, Enum.GetValues<ItemStatus>());

    public static ImmutableArray<BenefitKind> ReadBenefits(string[]? keys) => Read(keys, Key, Enum.GetValues<BenefitKind>());

    public static ImmutableArray<ClaimMode> ReadModes(string[]? keys) => Read(keys, Key, Enum.GetValues<ClaimMode>());

    public static ItemSort ReadSort(string? key) => Read(key is null ? null : [key], Key, Enum.GetValues<ItemSort>()).FirstOrDefault();

    public static ImmutableArray<string> ReadTexts(string[]? values) =>
        [.. (values ?? []).Where(v => !string.IsNullOrWhiteSpace(v)).Distinct(StringComparer.Ordinal).Take(50)];

    /// <summary>The pairs of the query string, only those that differ from the plain page.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ToQuery()
    {
        var pairs = new List<KeyValuePair<string, string?>>();
        void Add(string name, IEnumerable<string> values) => pairs.AddRange(values.Select(v => KeyValuePair.Create(name, (string?)v)));

        Add("q", Words.Length > 0 ? [Words] : []);
        Add("status", Statuses.Select(Key));
        Add("benefit", Benefits.Select(Key));
        Add("mode", Modes.Select(Key));
        Add("category", Categories);
        Add("level", Levels);
        Add(
            "region",
            Region is { } region ? [region.Value]
                : IsAnyRegion ? [AnyRegionKey]
                : []
        );
        Add("dept", Departments);
        Add("fit", FitsMe ? [Set] : []);
        Add("all", IsEverything ? [Set] : []);
        Add("sort", Sort == ItemSort.Relevance ? [] : [Key(Sort)]);
        Add("page", Page == 1 ? [] : [Page.ToString(CultureInfo.InvariantCulture)]);
        return pairs;
    }

    private static ImmutableArray<T> Read<T>(string[]? keys, Func<T, string> key, T[] values) =>
        [.. values.Where(v => keys?.Contains(key(v), StringComparer.OrdinalIgnoreCase) == true)];
}
