using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Casework.Loading;

/// <summary>All item versions and the documents that have ended, read once for a whole sweep.</summary>
internal sealed class ItemTexts
{
    /// <summary>The name of the field in the exchange form; only versions that contain it are parsed.</summary>
    private const string StayField = "\"stay_years\"";

    private readonly Dictionary<long, ItemText> _versions;

    private ItemTexts(Dictionary<long, ItemText> versions, IReadOnlyDictionary<long, EndedDocument> ended) => (_versions, Ended) = (versions, ended);

    /// <summary>Documents whose last day has passed, by id.</summary>
    public IReadOnlyDictionary<long, EndedDocument> Ended { get; }

    public ItemText this[long versionId] => _versions[versionId];

    public static async Task<ItemTexts> ReadAsync(PolicyMarketDb db, PlanReader plans, DateOnly today, CancellationToken ct)
    {
        var rows = await db
            .PolicyItemVersions.AsNoTracking()
            .Join(
                db.PolicyItems,
                v => v.ItemId,
                i => i.Id,
                (v, i) =>
                    new
                    {
                        v.Id,
                        v.ItemId,
                        v.Number,
                        v.Title,
                        v.ExclusiveGroup,
                        v.Frequency,
                        i.CurrentNumber,
                        i.DocumentId,
                    }
            )
            .Join(
                db.PolicyDocuments,
                row => row.DocumentId,
                d => d.Id,
                (row, d) =>
                    new
                    {
                        Row = row,
                        Document = d.Title,
                        d.Number,
                    }
            )
            .ToListAsync(ct);
        var groups = rows.Where(row => row.Row.Number == row.Row.CurrentNumber).ToDictionary(row => row.Row.ItemId, row => row.Row.ExclusiveGroup);
        var promises = await PromisesAsync(db, plans, ct);
        var ended = await EndedAsync(db, today, ct);
        return new ItemTexts(
            rows.ToDictionary(
                row => row.Row.Id,
                row =>
                {
                    var one = row.Row;
                    var promise = promises.GetValueOrDefault(one.Id);
                    string?[] both = [one.ExclusiveGroup, groups.GetValueOrDefault(one.ItemId)];
                    return new ItemText(
                        one.ItemId,
                        one.Title,
                        Squeeze($"{row.Document}|{row.Number}|{one.Title}"),
                        one.Frequency == Frequency.Once,
                        [.. both.OfType<string>().Distinct(StringComparer.Ordinal)],
                        one.DocumentId,
                        promise?.StayYears,
                        promise?.Territory
                    );
                }
            ),
            ended
        );
    }

    /// <summary>Documents whose last day is before today, by id.</summary>
    private static async Task<Dictionary<long, EndedDocument>> EndedAsync(PolicyMarketDb db, DateOnly today, CancellationToken ct)
    {
        var ended = await db
            .PolicyDocuments.AsNoTracking()
            .Where(d => d.EffectiveTo != null && d.EffectiveTo < today)
            .Select(d => new
            {
                d.Id,
                d.Title,
                d.EffectiveTo,
            })
            .ToListAsync(ct);
        return ended.ToDictionary(
            d => d.Id,
            d => new EndedDocument(d.Id, d.Title, d.EffectiveTo ?? throw new InvalidOperationException($"Document {d.Id} has no last day."))
        );
    }

    /// <summary>Rules that promise a stay. A damaged one promises nothing here; the nightly run names it.</summary>
    private static async Task<Dictionary<long, PolicyRule>> PromisesAsync(PolicyMarketDb db, PlanReader plans, CancellationToken ct)
    {
        var found = new Dictionary<long, PolicyRule>();
        foreach (var id in await db.PolicyItemVersions.Where(v => v.RuleJson.Contains(StayField)).Select(v => v.Id).ToListAsync(ct))
        {
            try
            {
                found[id] = await plans.Rules.RuleAsync(db, id, ct);
            }
            catch (DamagedRecordException damage) when (damage.IsOf<RuleDamage>())
            {
                // Left out, as by the nightly run.
            }
        }

        return found;
    }

    private static string Squeeze(string text) => string.Concat(text.Where(one => !char.IsWhiteSpace(one)));
}
