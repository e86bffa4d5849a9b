using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Imports.Deliveries;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Imports;

/// <summary>
/// Applies the sheets of one delivery in the order of as-of dates: for each firm, source and period the latest (as-of date, arrival) decides, whatever
/// the order in which deliveries arrive. The same holds for the firm's name and region.
/// </summary>
internal sealed class DeliveryWriter(
    PolicyMarketDb db,
    ImportBatch batch,
    bool mayRename,
    bool hasStanding,
    DateOnly? endedAfter,
    DeliveryComparison comparison,
    SealKey key
) : IDisposable
{
    private readonly SheetWriter writer = new(db, batch, key);
    private readonly bool isSupplement = batch.Mode == DeliveryMode.Supplement;
    private DeliveryEffect effect = new();

    public DeliveryEffect Effect => effect with { Redated = writer.Redated };

    public StandingFirm? Find(string creditCode) => writer.Find(creditCode);

    public void Store(in SpooledSheet sheet, StandingFirm? firm)
    {
        var id = firm?.Id ?? writer.Add(sheet, mayRename);
        var hasMoved = firm is { } known && UpdateFirm(known, sheet);
        if (!hasStanding)
        {
            StoreSheet(id, sheet.Values, [], hasMoved);
            return;
        }

        comparison.NoteFilled(sheet.Values);
        List<StandingSheet> standing = firm is null ? [] : writer.StandingOf(id);
        hasMoved |= RemoveDamaged(standing);
        if (IsOutdated(id, standing, hasMoved))
        {
            return;
        }

        List<StandingSheet> replaced = [.. standing.Where(one => one.AsOf <= batch.AsOf)];
        if (replaced.Count > 0 && firm is { } there)
        {
            comparison.Compare(DeliveryWording.Firm(there.Name, sheet.CreditCode), replaced.ConvertAll(one => one.Values), sheet.Values);
        }

        StoreSheet(id, sheet.Values, replaced, hasMoved);
    }

    /// <summary>Notes, and in a complete delivery ends, the sheets of firms that the file does not name.</summary>
    public void EndOthers()
    {
        if (isSupplement || !hasStanding)
        {
            return;
        }

        var ending = new List<(long FirmId, List<StandingSheet> Sheets)>();
        foreach (var (firmId, name, sheets) in writer.ReadOthers())
        {
            comparison.NoteGone(name, sheets.Select(one => one.Values));
            if (batch.Mode == DeliveryMode.Complete)
            {
                ending.Add((firmId, sheets.ConvertAll(one => one with { Values = [] })));
            }
        }

        foreach (var (firmId, sheets) in ending)
        {
            Replace(firmId, SheetJson.Empty, sheets, isChanged: true);
        }

        effect = effect with { Ended = ending.Count };
    }

    public void Dispose() => writer.Dispose();

    /// <summary>Damaged sheets make room for the delivered one; a supplement names only some values and leaves them. True when one was removed.</summary>
    private bool RemoveDamaged(List<StandingSheet> standing)
    {
        var damaged = standing.FindAll(one => one.IsDamaged);
        standing.RemoveAll(one => one.IsDamaged);
        if (isSupplement)
        {
            return false;
        }

        damaged.ForEach(one => writer.Delete(one.Id));
        return damaged.Count > 0;
    }

    /// <summary>True when a later delivery has decided about the firm; then nothing but its name or region may have changed.</summary>
    private bool IsOutdated(long firmId, IReadOnlyList<StandingSheet> standing, bool hasMoved)
    {
        DateOnly? whole = standing.Where(one => one.IsWhole).Select(one => (DateOnly?)one.AsOf).FirstOrDefault();
        var later = Later(whole, endedAfter);
        if (later <= batch.AsOf)
        {
            return false;
        }

        effect = effect with { KeptNewer = effect.KeptNewer + 1, NewestKept = effect.NewestKept > later ? effect.NewestKept : later };
        if (whole is null)
        {
            // A later delivery ended the sheets of firms that it does not name, this one among them.
            writer.Store(firmId, SheetJson.Empty, hasMoved);
        }
        else if (hasMoved)
        {
            writer.Touch(firmId);
        }

        return true;
    }

    private static DateOnly Later(DateOnly? one, DateOnly? other) =>
        (one ?? DateOnly.MinValue) > (other ?? DateOnly.MinValue) ? one!.Value : other ?? DateOnly.MinValue; // the greater one is a value

    private void StoreSheet(long firmId, byte[] values, IReadOnlyList<StandingSheet> replaced, bool hasMoved)
    {
        if (isSupplement)
        {
            DeleteCovered(values, replaced);
            writer.StoreSupplement(firmId, values);
            return;
        }

        if (replaced.Any(one => one.IsWhole && one.AsOf == batch.AsOf && !one.Values.AsSpan().SequenceEqual(values)))
        {
            effect = effect with { ReplacedSameDate = effect.ReplacedSameDate + 1 };
        }

        Replace(firmId, values, replaced, hasMoved);
    }

    private void Replace(long firmId, byte[] values, IReadOnlyList<StandingSheet> replaced, bool isChanged)
    {
        foreach (var supplement in replaced.Where(one => !one.IsWhole || one.IsDamaged))
        {
            writer.Delete(supplement.Id);
            isChanged = true;
        }

        writer.Store(firmId, values, isChanged);
    }

    /// <summary>Deletes earlier supplements of which nothing is left to see.</summary>
    private void DeleteCovered(byte[] values, IReadOnlyList<StandingSheet> replaced)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        SheetJson.AddNames(values, names);
        foreach (var supplement in replaced.Where(one => !one.IsWhole))
        {
            var covered = new HashSet<string>(StringComparer.Ordinal);
            SheetJson.AddNames(supplement.Values, covered);
            if (covered.IsSubsetOf(names))
            {
                writer.Delete(supplement.Id);
            }
        }
    }

    /// <summary>True when the name or the region became another one.</summary>
    private bool UpdateFirm(in StandingFirm firm, in SpooledSheet sheet)
    {
        // The registry's name stands above other departments' spellings; among equals the later date decides.
        var isNameLater = !(firm.NameAsOf > batch.AsOf);
        var givesName = sheet.Name.Length > 0 && (mayRename ? !firm.HasRegisteredName || isNameLater : !firm.HasRegisteredName && isNameLater);
        if (givesName && (sheet.Name != firm.Name || firm.NameAsOf != batch.AsOf || firm.HasRegisteredName != mayRename))
        {
            writer.Rename(firm.Id, sheet.Name, mayRename);
        }

        var givesRegion = sheet.Region.Length > 0 && !(firm.RegionAsOf > batch.AsOf);
        if (givesRegion && (sheet.Region != firm.Region || firm.RegionAsOf != batch.AsOf))
        {
            writer.Move(firm, sheet.Region);
        }

        return (givesName && sheet.Name != firm.Name) || (givesRegion && sheet.Region != firm.Region);
    }
}
