using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Payouts;

/// <summary>Reads from the fact sheets which firms the register calls closed: the newest word on registration_status counts.</summary>
internal static class RegisterStatus
{
    private const string Attribute = "registration_status";
    private static readonly string[] ClosedCodes = ["deregistered", "revoked"];
    private static readonly string[] ClosedWords = ["注销", "吊销", "撤销"];

    /// <summary>Firm → the status in words, for closed firms only.</summary>
    public static async Task<Dictionary<long, string>> ClosedAsync(PolicyMarketDb db, long[] firmIds, CancellationToken ct)
    {
        var sheets = await db.FactSheets.AsNoTracking().Where(s => firmIds.Contains(s.FirmId))
            .OrderBy(s => s.AsOf).ThenBy(s => s.ChangedBatchId).ThenBy(s => s.Id)
            .Select(s => new { s.FirmId, s.Values })
            .ToListAsync(ct);
        var newest = new Dictionary<long, string>();
        foreach (var sheet in sheets)
        {
            if (StatusIn(sheet.Values) is { } status)
            {
                newest[sheet.FirmId] = status;
            }
        }

        return newest.Where(s => IsClosed(s.Value)).ToDictionary(s => s.Key, s => Say(s.Value));
    }

    private static string? StatusIn(byte[] values)
    {
        try
        {
            using var json = JsonDocument.Parse(values);
            return json.RootElement.TryGetProperty(Attribute, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (JsonException)
        {
            // A damaged sheet says nothing of the firm; the night names it.
            return null;
        }
    }

    private static bool IsClosed(string status) =>
        ClosedCodes.Contains(status, StringComparer.OrdinalIgnoreCase) || ClosedWords.Any(word => status.Contains(word, StringComparison.Ordinal));

    private static string Say(string status) => status switch
    {
        "deregistered" => "注销",
        "revoked" => "吊销",
        _ => status,
    };
}
