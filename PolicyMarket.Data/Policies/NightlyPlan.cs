using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.People;
using PolicyMarket.Rules.Evaluation;

namespace PolicyMarket.Data.Policies;

/// <summary>Items that one run decides: the versions in force, by rising item id, and their fingerprint.</summary>
public sealed class NightlyPlan
{
    /// <param name="items">The items in force.</param>
    /// <param name="payNothing">Ids of published items whose document has ended or not begun: an amount that refers to one takes 0.</param>
    /// <param name="desks">Who checks which firm; null: no department has a territory.</param>
    public NightlyPlan(IEnumerable<PlannedItem> items, IReadOnlyCollection<string>? payNothing = null, ResponsibleDesks? desks = null)
    {
        ImmutableArray<PlannedItem> ordered = [.. items.OrderBy(i => i.ItemId)];
        Awards = new PlannedAwards(ordered, payNothing ?? []);
        Items = [.. ordered.Select(item => item.Rule.Awards.IsEmpty ? item : item with { Awards = Awards })];
        Desks = desks ?? ResponsibleDesks.Unlimited;
        Fingerprint = Sign(Items, Awards.Index, Desks);
    }

    public ImmutableArray<PlannedItem> Items { get; }

    /// <summary>Published items that are not in force on the date; no part of the fingerprint.</summary>
    public LeftOutItems LeftOut { get; init; }

    /// <summary>
    /// Ids of items that were left out because their stored rule, or that of an item to whose amount they refer, cannot be read: their offers stay as they are.
    /// </summary>
    public IReadOnlySet<long> DamagedItems { get; init; } = new HashSet<long>();

    /// <summary>The items to whose amounts items may refer.</summary>
    public PlannedAwards Awards { get; }

    /// <summary>Who checks which firm.</summary>
    public ResponsibleDesks Desks { get; }

    /// <summary>
    /// SHA-256 hex over versions and over what decides whether an offer follows: fund assigned whose year is not over, check needed, territories of the
    /// departments.
    /// </summary>
    public string Fingerprint { get; }

    private static string Sign(ImmutableArray<PlannedItem> items, AwardIndex awards, ResponsibleDesks desks)
    {
        var text = new StringBuilder();
        foreach (var item in items.OrderBy(i => i.Rule.Id, StringComparer.Ordinal))
        {
            text.Append(item.Rule.Id)
                .Append('\t')
                .Append(item.VersionNumber)
                .Append('\t')
                .Append(item.Rule.Fingerprint)
                .Append('\t')
                .Append(item.FundId is null ? "-" : "fund")
                .Append('\t')
                .Append(item.NeedsPreCheck ? "check" : "-")
                .Append('\n');
        }

        foreach (
            var id in items.SelectMany(item => item.Rule.Awards).Distinct(StringComparer.Ordinal).Where(awards.PaysNothing).Order(StringComparer.Ordinal)
        )
        {
            text.Append(id).Append("\tpays nothing\n");
        }

        text.Append(desks.Signature);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
