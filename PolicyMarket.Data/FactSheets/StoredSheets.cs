using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.FactSheets;

/// <summary>
/// Reads fact sheets whatever a damaged row holds: SQLite keeps any value in any column, and a date that is no date would end the reading of all firms. Such
/// a sheet comes without a seal, so it counts as damaged.
/// </summary>
internal static class StoredSheets
{
    public static async Task<List<FactSheet>> ReadAsync(IQueryable<FactSheet> sheets, CancellationToken ct)
    {
        try
        {
            return await sheets.AsNoTracking().ToListAsync(ct);
        }
        catch (Exception damage) when (StoredData.IsDamage(damage))
        {
            return await ReadSingleAsync(sheets, ct);
        }
    }

    private static async Task<List<FactSheet>> ReadSingleAsync(IQueryable<FactSheet> sheets, CancellationToken ct)
    {
        var read = new List<FactSheet>();
        foreach (var row in await sheets.AsNoTracking().Select(s => new { s.Id, s.FirmId }).ToListAsync(ct))
        {
            try
            {
                read.Add(await sheets.AsNoTracking().SingleAsync(s => s.Id == row.Id, ct));
            }
            catch (Exception damage) when (StoredData.IsDamage(damage))
            {
                read.Add(await UnreadableAsync(sheets, row.Id, row.FirmId, ct));
            }
        }

        return read;
    }

    /// <summary>Readable parts of the row: whose it is and, where these can be read, source and period.</summary>
    private static async Task<FactSheet> UnreadableAsync(IQueryable<FactSheet> sheets, long id, long firmId, CancellationToken ct)
    {
        var sheet = new FactSheet { FirmId = firmId, Id = id };
        try
        {
            var texts = await sheets.AsNoTracking().Where(s => s.Id == id).Select(s => new { s.Source, s.Period }).SingleAsync(ct);
            (sheet.Source, sheet.Period) = (texts.Source, texts.Period);
        }
        catch (Exception damage) when (StoredData.IsDamage(damage))
        {
            // The texts are damaged, too; the number of the row names it.
        }

        return sheet;
    }
}
