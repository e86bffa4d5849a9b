using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>
/// Reads the facts of all firms into columns, by the same rules as <see cref="FirmFacts"/>: sheets of the assessed periods and of current states count; of
/// two that name an attribute the newer as-of date wins, then the later batch; parameters fill what no sheet says; derived facts follow. A firm with a
/// damaged sheet has no row.
/// </summary>
public sealed class FirmTableLoader(IDbContextFactory<PolicyMarketDb> factory, AttributeCatalog catalog, SealKey key)
{
    private const string Phase = FactColumnWording.ReadingFirmData;

    /// <summary>A column for each of the attributes that the catalogue has.</summary>
    public async Task<FirmTable> LoadAsync(
        IReadOnlyCollection<string> attributes,
        DateOnly asOf,
        IProgress<RunProgress>? progress,
        CancellationToken ct
    ) => (await ReadAsync(attributes, asOf, [], progress, ct)).Firms;

    /// <summary>Known: damage that another reader has found; the firms are left out, too.</summary>
    internal async Task<LoadedFirms> ReadAsync(
        IReadOnlyCollection<string> attributes,
        DateOnly asOf,
        IReadOnlyCollection<SheetDamage> known,
        IProgress<RunProgress>? progress,
        CancellationToken ct
    )
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var source = await StoredFactSource.OpenAsync(db, ct);
        var stamp = await DataStamp.ReadAsync(db, ct);
        var lastBatch = await LastBatchAsync(db, ct);
        var parameters = await ParameterTable.ReadAsync(db, catalog, asOf, ct);
        var kinds = await SheetKinds.ReadAsync(db, catalog.All.Count, ct);
        return await Task.Run(
            () =>
            {
                var firms = source.ReadFirms(0, ct);
                var builder = new FactTableBuilder(catalog, attributes, firms.Ids.Count);
                var row = new RowWriter(builder, catalog, parameters, new DerivedNeeds(attributes, catalog), asOf);
                var sheets = new FirmSheets(catalog, row, kinds, key);
                var last = firms.Ids.Count == 0 ? 0 : firms.Ids[^1];
                var leftOut = new FirmFilling(source, firms, row, sheets, known).Run(
                    done => progress?.Report(new RunProgress(done, firms.Ids.Count, Phase)),
                    ct
                );
                var table = new FirmTable(builder.Build(), [.. firms.Ids], [.. firms.Regions], stamp, asOf)
                {
                    Turns = MembershipBoundaries.None.With(row.Turns),
                    LeftOut = [.. sheets.Damages, .. known.Where(one => sheets.Damages.All(found => found.SheetId != one.SheetId))],
                    FirmsLeftOut = leftOut,
                };
                return new LoadedFirms(table, lastBatch, last, parameters.Signature, kinds);
            },
            ct
        );
    }

    /// <summary>
    /// The table with the rows of changed and new firms replaced, and these rows; null when all must be read again, also because a firm is to be left out or to
    /// come back.
    /// </summary>
    internal async Task<(LoadedFirms Loaded, ImmutableArray<int> Rows)?> UpdateAsync(LoadedFirms before, DateOnly asOf, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var source = await StoredFactSource.OpenAsync(db, ct);
        var stamp = await DataStamp.ReadAsync(db, ct);
        var lastBatch = await LastBatchAsync(db, ct);
        var parameters = await ParameterTable.ReadAsync(db, catalog, asOf, ct);
        if (
            parameters.Signature != before.Parameters
            || AssessedPeriods.On(asOf) != AssessedPeriods.On(before.Firms.AsOf)
            || (asOf != before.Firms.AsOf && catalog.Derivations.ChangeDaily([.. before.Firms.Facts.Attributes.Select(a => a.Name)]))
            || await HasNewOrderAsync(db, before, ct)
        )
        {
            return null;
        }

        return await Task.Run(
            () =>
            {
                var turned = before.Firms.Turns.Between(before.Firms.AsOf, asOf).Select(place => before.Firms.FirmIds[place]);
                IReadOnlyList<long> changed = [.. source.FirmsChangedAfter(before.LastBatch, ct).Union(turned).Order()];
                var added = source.ReadFirms(before.LastFirm, ct);
                if (changed.Any(firm => before.Firms.FirmsLeftOut.BinarySearch(firm) >= 0))
                {
                    return null;
                }

                if (changed.Count == 0 && added.Ids.Count == 0)
                {
                    return ((LoadedFirms, ImmutableArray<int>)?)
                        (before with { Firms = before.Firms with { Stamp = stamp, AsOf = asOf }, LastBatch = lastBatch }, []);
                }

                var builder = FactTableBuilder.From(before.Firms.Facts);
                var row = new RowWriter(
                    builder,
                    catalog,
                    parameters,
                    new DerivedNeeds([.. before.Firms.Facts.Attributes.Select(a => a.Name)], catalog),
                    asOf
                );
                if (Rewrite(source, before, changed, added, row, ct) is not var (rows, regions))
                {
                    return null;
                }

                var firms = before.Firms with
                {
                    Facts = builder.Build(),
                    FirmIds = [.. before.Firms.FirmIds, .. added.Ids],
                    Regions = regions,
                    Stamp = stamp,
                    AsOf = asOf,
                    Turns = before.Firms.Turns.With(row.Turns),
                };
                return (before with { Firms = firms, LastBatch = lastBatch, LastFirm = added.Ids.Count == 0 ? before.LastFirm : added.Ids[^1] }, rows);
            },
            ct
        );
    }

    private static Task<long> LastBatchAsync(PolicyMarketDb db, CancellationToken ct) =>
        db.ImportBatches.Select(b => b.Id).OrderByDescending(id => id).FirstOrDefaultAsync(ct);

    /// <summary>A new batch gave old values a later date, so that they may now decide over another kind of sheet that names the same attributes.</summary>
    private static async Task<bool> HasNewOrderAsync(PolicyMarketDb db, LoadedFirms before, CancellationToken ct)
    {
        var batches = await before.Kinds.AddAsync(db, before.LastBatch, ct);
        return batches.Any(one => one.Redated > 0 && before.Kinds.Overlaps(one.Batch));
    }

    /// <summary>Null when a sheet is damaged.</summary>
    private (ImmutableArray<int> Rows, ImmutableArray<string?> Regions)? Rewrite(
        IFactSource source,
        LoadedFirms before,
        IReadOnlyList<long> changed,
        FirmList added,
        RowWriter row,
        CancellationToken ct
    )
    {
        var sheets = new FirmSheets(catalog, row, before.Kinds, key);
        var block = new SheetBlock();
        var rows = new List<int>();
        string?[] regions = [.. before.Firms.Regions, .. added.Regions];
        foreach (var firm in changed)
        {
            var place = before.Firms.RowOf(firm);
            if (place >= 0)
            {
                regions[place] = source.RegionOf(firm);
                row.Open(place);
                if (!TryWrite(firm, regions[place], place))
                {
                    return null;
                }
            }
        }

        foreach (var (at, firm) in added.Ids.Index())
        {
            row.Add();
            if (!TryWrite(firm, added.Regions[at], before.Firms.FirmIds.Length + at))
            {
                return null;
            }
        }

        return ([.. rows], ImmutableCollectionsMarshal.AsImmutableArray(regions));

        bool TryWrite(long firm, string? region, int place)
        {
            ct.ThrowIfCancellationRequested();
            block.Clear();
            source.ReadSheetsOf(firm, block);
            rows.Add(place);
            return sheets.AreIntact(block, 0, block.Count) && sheets.TryWrite(block, 0, block.Count, region);
        }
    }
}
