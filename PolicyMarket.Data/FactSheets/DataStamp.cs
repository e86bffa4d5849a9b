using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.FactSheets;

/// <summary>The newest data that there is: all rows arrive by batches and parameters, both with rising ids.</summary>
internal static class DataStamp
{
    /// <summary>"batch 12 parameter 30 firm 2000".</summary>
    public static async Task<string> ReadAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var batch = await db.ImportBatches.MaxAsync(b => (long?)b.Id, ct) ?? 0;
        var parameter = await db.ParameterValues.MaxAsync(p => (long?)p.Id, ct) ?? 0;
        var firm = await db.Firms.MaxAsync(f => (long?)f.Id, ct) ?? 0;
        return string.Create(CultureInfo.InvariantCulture, $"batch {batch} parameter {parameter} firm {firm}");
    }

    /// <summary>The number of the newest batch in a stamp.</summary>
    public static long BatchOf(string stamp) =>
        stamp.Split(' ') is ["batch", var batch, ..]
            ? long.Parse(batch, CultureInfo.InvariantCulture)
            : throw new InvalidDataException($"“{stamp}” is no stamp of the data.");
}
