using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PolicyMarket.Data.People;

namespace PolicyMarket.Data.Matching;

/// <summary>What one run decides: the item versions in force, by rising item id, and their fingerprint.</summary>
public sealed class NightlyPlan
{
    public NightlyPlan(IEnumerable<PlannedItem> items, ResponsibleDesks? desks = null)
    {
        Items = [.. items.OrderBy(i => i.ItemId)];
        Desks = desks ?? ResponsibleDesks.Unlimited;
        Fingerprint = Sign(Items, Desks);
    }

    public ImmutableArray<PlannedItem> Items { get; }

    /// <summary>Who checks which firm.</summary>
    public ResponsibleDesks Desks { get; }

    /// <summary>SHA-256 hex over versions and over what decides whether an offer follows: fund assigned, check needed, territories of the departments.</summary>
    public string Fingerprint { get; }

    private static string Sign(ImmutableArray<PlannedItem> items, ResponsibleDesks desks)
    {
        var text = new StringBuilder();
        foreach (var item in items.OrderBy(i => i.Rule.Id, StringComparer.Ordinal))
        {
            text.Append(item.Rule.Id).Append('\t').Append(item.VersionNumber).Append('\t').Append(item.Rule.Fingerprint)
                .Append('\t').Append(item.FundId is null ? "-" : "fund").Append('\t').Append(item.NeedsPreCheck ? "check" : "-").Append('\n');
        }

        text.Append(desks.Signature);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
