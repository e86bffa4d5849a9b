using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace PolicyMarket.Data.Matching;

/// <summary>What one run decides: the item versions in force, by rising item id, and their fingerprint.</summary>
public sealed class NightlyPlan
{
    public NightlyPlan(IEnumerable<PlannedItem> items)
    {
        Items = [.. items.OrderBy(i => i.ItemId)];
        Fingerprint = Sign(Items);
    }

    public ImmutableArray<PlannedItem> Items { get; }

    /// <summary>SHA-256 hex over versions and over what decides whether an offer follows: fund assigned whose year is not over, check needed.</summary>
    public string Fingerprint { get; }

    private static string Sign(ImmutableArray<PlannedItem> items)
    {
        var text = new StringBuilder();
        foreach (var item in items.OrderBy(i => i.Rule.Id, StringComparer.Ordinal))
        {
            text.Append(item.Rule.Id).Append('\t').Append(item.VersionNumber).Append('\t').Append(item.Rule.Fingerprint)
                .Append('\t').Append(item.FundId is null ? "-" : "fund").Append('\t').Append(item.NeedsPreCheck ? "check" : "-").Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
