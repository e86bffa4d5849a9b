using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Plan;

namespace PolicyMarket.Data.Matching.Loading;

/// <summary>
/// Reads the facts of all firms into columns, by the same rules as <see cref="FirmFacts"/>: sheets of the assessed periods and of current states count; of two that
/// name an attribute the newer as-of date wins, then the later batch; parameters fill what no sheet says; derived facts follow.
/// </summary>
public sealed class FirmTableLoader(IDbContextFactory<PolicyMarketDb> factory, AttributeCatalog catalog)
{
    private const string Phase = "读取企业数据";

    /// <summary>A column for each of the attributes that the catalogue has. Throws <see cref="DamagedSheetException"/>.</summary>
    public async Task<FirmTable> LoadAsync(IReadOnlyCollection<string> attributes, DateOnly asOf, IProgress<RunProgress>? progress, CancellationToken ct) =>
        (await ReadAsync(attributes, asOf, progress, ct)).Firms;

    internal async Task<LoadedFirms> ReadAsync(IReadOnlyCollection<string> attributes, DateOnly asOf, IProgress<RunProgress>? progress, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var source = await FactSources.OpenAsync(db, ct);
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
                Fill(source, firms, row, kinds, progress, ct);
                var table = new FirmTable(builder.Build(), [.. firms.Ids], [.. firms.Regions], stamp, asOf) { Turns = TitleTurns.None.With(row.Turns) };
                return new LoadedFirms(table, lastBatch, parameters.Signature, kinds);
            },
            ct);
    }

    /// <summary>The table with the rows of changed and new firms replaced, and these rows; null when all must be read anew.</summary>
    internal async Task<(LoadedFirms Loaded, ImmutableArray<int> Rows)?> UpdateAsync(LoadedFirms before, DateOnly asOf, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var source = await FactSources.OpenAsync(db, ct);
        var stamp = await DataStamp.ReadAsync(db, ct);
        var lastBatch = await LastBatchAsync(db, ct);
        var parameters = await ParameterTable.ReadAsync(db, catalog, asOf, ct);
        if (parameters.Signature != before.Parameters
            || AssessedPeriods.On(asOf) != AssessedPeriods.On(before.Firms.AsOf)
            || (asOf != before.Firms.AsOf && catalog.Derivations.ChangeDaily([.. before.Firms.Facts.Attributes.Select(a => a.Name)]))
            || await HasNewOrderAsync(db, before, ct))
        {
            return null;
        }

        return await Task.Run(
            () =>
            {
                var turned = before.Firms.Turns.Between(before.Firms.AsOf, asOf).Select(place => before.Firms.FirmIds[place]);
                IReadOnlyList<long> changed = [.. source.FirmsChangedAfter(before.LastBatch, ct).Union(turned).Order()];
                var added = source.ReadFirms(before.Firms.FirmIds.IsEmpty ? 0 : before.Firms.FirmIds[^1], ct);
                if (changed.Count == 0 && added.Ids.Count == 0)
                {
                    return (before with { Firms = before.Firms with { Stamp = stamp, AsOf = asOf }, LastBatch = lastBatch }, ImmutableArray<int>.Empty);
                }

                var builder = FactTableBuilder.From(before.Firms.Facts);
                var row = new RowWriter(builder, catalog, parameters, new DerivedNeeds([.. before.Firms.Facts.Attributes.Select(a => a.Name)], catalog), asOf);
                var (rows, regions) = Rewrite(source, before, changed, added, row, ct);
                var firms = before.Firms with
                {
                    Facts = builder.Build(), FirmIds = [.. before.Firms.FirmIds, .. added.Ids], Regions = regions, Stamp = stamp, AsOf = asOf, Turns = before.Firms.Turns.With(row.Turns),
                };
                return (before with { Firms = firms, LastBatch = lastBatch }, rows);
            },
            ct);
    }

    private static Task<long> LastBatchAsync(PolicyMarketDb db, CancellationToken ct) =>
        db.ImportBatches.Select(b => b.Id).OrderByDescending(id => id).FirstOrDefaultAsync(ct);

    /// <summary>A new batch gave old values a later date, so that they may now decide over another kind of sheet that names the same attributes.</summary>
    private static async Task<bool> HasNewOrderAsync(PolicyMarketDb db, LoadedFirms before, CancellationToken ct)
    {
        var batches = await before.Kinds.AddAsync(db, before.LastBatch, ct);
        return batches.Any(one => one.Redated > 0 && before.Kinds.Overlaps(one.Batch));
    }

    private void Fill(IFactSource source, FirmList firms, RowWriter row, SheetKinds kinds, IProgress<RunProgress>? progress, CancellationToken ct)
    {
        var parser = new SheetParser(catalog, row);
        var done = 0;
        SheetPipe.Run(
            source,
            block =>
            {
                for (var start = 0; start < block.Count;)
                {
                    var end = EndOf(block, start);
                    var firm = block.Marks[start].FirmId;
                    for (; firms.Ids[done] < firm; done++)
                    {
                        row.Add();
                        row.Finish(firms.Regions[done]);
                    }

                    row.Add();
                    Merge(block, start, end, parser, kinds);
                    row.Finish(firms.Regions[done++]);
                    start = end;
                }

                progress?.Report(new RunProgress(done, firms.Ids.Count, Phase));
            },
            ct);
        for (; done < firms.Ids.Count; done++)
        {
            row.Add();
            row.Finish(firms.Regions[done]);
        }
    }

    private (ImmutableArray<int> Rows, ImmutableArray<string?> Regions) Rewrite(
        IFactSource source, LoadedFirms before, IReadOnlyList<long> changed, FirmList added, RowWriter row, CancellationToken ct)
    {
        var parser = new SheetParser(catalog, row);
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
                Write(firm, regions[place], place);
            }
        }

        foreach (var (at, firm) in added.Ids.Index())
        {
            row.Add();
            Write(firm, added.Regions[at], before.Firms.FirmIds.Length + at);
        }

        return ([.. rows], ImmutableCollectionsMarshal.AsImmutableArray(regions));

        void Write(long firm, string? region, int place)
        {
            ct.ThrowIfCancellationRequested();
            block.Clear();
            source.ReadSheetsOf(firm, block);
            Merge(block, 0, block.Count, parser, before.Kinds);
            row.Finish(region);
            rows.Add(place);
        }
    }

    private static int EndOf(SheetBlock block, int start)
    {
        var marks = block.Marks;
        var end = start + 1;
        while (end < marks.Length && marks[end].FirmId == marks[start].FirmId)
        {
            end++;
        }

        return end;
    }

    /// <summary>One firm's sheets in the order in which later ones decide: a handful, so they are sorted by insertion.</summary>
    private static void Merge(SheetBlock block, int start, int end, SheetParser parser, SheetKinds kinds)
    {
        var sheets = block.Marks[start..end];
        for (var next = 1; next < sheets.Length; next++)
        {
            var sheet = sheets[next];
            var place = next;
            for (; place > 0 && sheet.IsBefore(sheets[place - 1]); place--)
            {
                sheets[place] = sheets[place - 1];
            }

            sheets[place] = sheet;
        }

        foreach (ref readonly var sheet in sheets)
        {
            parser.Read(sheet, block.ValuesOf(sheet), kinds.NamedBy(sheet.BatchId), kinds.PeriodOf(sheet.BatchId));
        }
    }
}
