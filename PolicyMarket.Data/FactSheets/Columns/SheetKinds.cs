using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>
/// Attributes that each kind of sheet (source and period) names. Two kinds that name the same attribute make the order of deliveries matter. For one thread.
/// </summary>
internal sealed class SheetKinds
{
    private readonly Dictionary<(string Source, string Period), bool[]> named = [];
    private readonly Dictionary<long, bool[]> byBatch = [];
    private readonly int attributes;
    private long lastBatch = -1;
    private bool[] last = [];

    private SheetKinds(int attributes) => this.attributes = attributes;

    /// <summary>Of all batches that there are; nothing is named yet.</summary>
    public static async Task<SheetKinds> ReadAsync(PolicyMarketDb db, int attributes, CancellationToken ct)
    {
        var kinds = new SheetKinds(attributes);
        await kinds.AddAsync(db, 0, ct);
        return kinds;
    }

    /// <summary>Adds the batches after one; answers them.</summary>
    public async Task<IReadOnlyList<(long Batch, int Redated)>> AddAsync(PolicyMarketDb db, long after, CancellationToken ct)
    {
        var batches = await db
            .ImportBatches.AsNoTracking()
            .Where(b => b.Id > after)
            .Select(b => new
            {
                b.Id,
                b.Source,
                b.Period,
                b.RedatedSheets,
            })
            .ToListAsync(ct);
        foreach (var batch in batches)
        {
            if (!named.TryGetValue((batch.Source, batch.Period), out var names))
            {
                named[(batch.Source, batch.Period)] = names = new bool[attributes];
            }

            byBatch[batch.Id] = names;
        }

        return [.. batches.Select(batch => (batch.Id, batch.RedatedSheets))];
    }

    /// <summary>
    /// By place of the attribute; to be marked by the reader of the batch's sheets. A sheet without a batch has no other to compare with.
    /// </summary>
    public bool[] NamedBy(long batch)
    {
        if (batch != lastBatch)
        {
            lastBatch = batch;
            last = byBatch.TryGetValue(batch, out var names) ? names : byBatch[batch] = named[($"{batch}", "")] = new bool[attributes];
        }

        return last;
    }

    /// <summary>Another kind names an attribute that the batch's kind names.</summary>
    public bool Overlaps(long batch)
    {
        var own = byBatch[batch];
        return named.Values.Any(other => !ReferenceEquals(other, own) && own.Where((isNamed, place) => isNamed && other[place]).Any());
    }
}
