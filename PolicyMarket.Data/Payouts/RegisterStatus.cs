using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Payouts;

/// <summary>Reads from the fact sheets which firms the register calls closed: the newest word on registration_status counts.</summary>
internal static class RegisterStatus
{
    private const string Attribute = "registration_status";
    private static readonly string[] ClosedCodes = ["deregistered", "revoked"];
    private static readonly string[] ClosedWords = ["注销", "吊销", "撤销"];

    /// <summary>Reads the sheets of the firms; a sheet that does not fit its seal, or cannot be read, is not believed and makes its firm doubtful.</summary>
    public static Task<RegisterReading> ReadAsync(PolicyMarketDb db, SealKey key, long[] firmIds, CancellationToken ct) =>
        ReadAsync(db.FactSheets.Where(s => firmIds.Contains(s.FirmId)), key, ct);

    /// <summary>The same for the firms from the first to the last id, inclusive, that have a claim which is not paid.</summary>
    public static Task<RegisterReading> ReadWithOpenClaimsAsync(PolicyMarketDb db, SealKey key, long first, long last, CancellationToken ct) =>
        ReadAsync(
            db.FactSheets.Where(s =>
                s.FirmId >= first && s.FirmId <= last && db.Set<Claim>().Any(c => c.FirmId == s.FirmId && c.State != ClaimState.Paid)
            ),
            key,
            ct
        );

    private static async Task<RegisterReading> ReadAsync(IQueryable<FactSheet> asked, SealKey key, CancellationToken ct)
    {
        var newest = new Dictionary<long, string>();
        var damaged = new HashSet<long>();
        foreach (var sheet in (await StoredSheets.ReadAsync(asked, ct)).OrderBy(s => s.AsOf).ThenBy(s => s.ChangedBatchId).ThenBy(s => s.Id))
        {
            if (!SheetSeal.IsIntact(key, sheet) || !TryReadStatus(sheet.Values, out var status))
            {
                damaged.Add(sheet.FirmId);
            }
            else if (status is not null)
            {
                newest[sheet.FirmId] = status;
            }
        }

        return new RegisterReading(newest.Where(s => IsClosed(s.Value)).ToDictionary(s => s.Key, s => Say(s.Value)), damaged);
    }

    /// <summary>False when the sheet cannot be read; the status is null when the sheet has none.</summary>
    private static bool TryReadStatus(byte[] values, out string? status)
    {
        status = null;
        try
        {
            using var json = JsonDocument.Parse(values);
            status = json.RootElement.TryGetProperty(Attribute, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            return true;
        }
        catch (Exception damage) when (StoredData.IsDamage(damage))
        {
            return false;
        }
    }

    private static bool IsClosed(string status) =>
        ClosedCodes.Contains(status, StringComparer.OrdinalIgnoreCase) || ClosedWords.Any(word => status.Contains(word, StringComparison.Ordinal));

    private static string Say(string status) =>
        status switch
        {
            "deregistered" => "注销",
            "revoked" => "吊销",
            _ => status,
        };
}
