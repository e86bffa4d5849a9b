using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>
/// Writes the sheets of one firm after another into the table's rows. A firm of which a sheet does not fit its seal, or cannot be read, gets no row: it is
/// left out, and the sheet is noted. For one thread.
/// </summary>
internal sealed class FirmSheets(AttributeCatalog catalog, RowWriter row, SheetKinds kinds, SealKey key)
{
    private readonly SheetParser parser = new(catalog, row);
    private readonly SheetPeriods periods = new();
    private readonly List<SheetDamage> damages = [];

    /// <summary>The damaged sheets so far.</summary>
    public IReadOnlyList<SheetDamage> Damages => damages;

    /// <summary>Sheets that name a firm that does not exist.</summary>
    public void NoteOrphans(SheetBlock block, int start, int end)
    {
        foreach (ref readonly var sheet in block.Marks[start..end])
        {
            Note(block, sheet, SheetDamageReason.Firm, FactColumnWording.FirmOfSheetMissing);
        }
    }

    /// <summary>False when a seal does not fit; nothing has been written then.</summary>
    public bool AreIntact(SheetBlock block, int start, int end)
    {
        var before = damages.Count;
        foreach (ref readonly var sheet in block.Marks[start..end])
        {
            if (!block.IsIntact(sheet, key))
            {
                Note(block, sheet, SheetDamageReason.Seal, sheet.HasSeal ? FactColumnWording.SealDoesNotFit : FactColumnWording.UnsealedOrUndated);
            }
        }

        return damages.Count == before;
    }

    /// <summary>
    /// Writes the sheets into the open row in the order in which later ones decide, then what follows from them. False when a value cannot be read.
    /// </summary>
    public bool TryWrite(SheetBlock block, int start, int end, string? region)
    {
        var sheets = Sorted(block, start, end);
        var at = 0;
        try
        {
            for (; at < sheets.Length; at++)
            {
                ref readonly var sheet = ref sheets[at];
                parser.Read(block.ValuesOf(sheet), kinds.NamedBy(sheet.BatchId), periods[block.PeriodOf(sheet)]);
            }

            row.Finish(region);
            return true;
        }
        catch (Exception damage) when (sheets.Length > 0 && StoredData.IsDamage(damage))
        {
            Note(block, sheets[Math.Min(at, sheets.Length - 1)], SheetDamageReason.Values, damage.Message);
            return false;
        }
    }

    private void Note(SheetBlock block, in SheetMark sheet, SheetDamageReason reason, string detail)
    {
        var (source, period) = block.TextsOf(sheet);
        damages.Add(new SheetDamage(sheet.SheetId, sheet.FirmId, source, period, sheet.BatchId, reason, detail));
    }

    /// <summary>A handful, so they are sorted by insertion.</summary>
    private static Span<SheetMark> Sorted(SheetBlock block, int start, int end)
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

        return sheets;
    }
}
