using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts.Files;

/// <summary>Checks a payment file that left the system against its seal and the record.</summary>
public sealed class PaymentFileVerification(IDbContextFactory<PolicyMarketDb> factory, PaymentFileSeal seals, RowSeals rows)
{
    private const string TimeForm = "yyyy-MM-dd HH:mm";

    /// <summary>A sentence about a sound file, or why it is not.</summary>
    public async Task<Result<string>> VerifyAsync(byte[] content, byte[] seal, CancellationToken ct)
    {
        if (seals.Read(seal) is not var (messageId, contentHash))
        {
            return Result.Fail<string>(DataDiagnostics.PaymentFileSeal, PaymentFileWording.SealUnreadable);
        }

        if (messageId.Length == 0)
        {
            return Result.Fail<string>(DataDiagnostics.PaymentFileSeal, PaymentFileWording.SealForged);
        }

        if (Convert.ToHexStringLower(SHA256.HashData(content)) != contentHash)
        {
            return Result.Fail<string>(DataDiagnostics.PaymentFileSeal, PaymentFileWording.ContentDiffers(messageId));
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var file = await db
            .PaymentFiles.AsNoTracking()
            .Where(f => f.MessageId == messageId && f.ContentHash == contentHash)
            .Join(
                db.PayoutBatches,
                f => f.BatchId,
                b => b.Id,
                (f, b) =>
                    new
                    {
                        f.Id,
                        f.PayoutCount,
                        f.TotalFen,
                        f.MadeAt,
                        f.RefusalReason,
                        b.Number,
                    }
            )
            .SingleOrDefaultAsync(ct);
        if (file is null)
        {
            return Result.Fail<string>(DataDiagnostics.PaymentFileSeal, PaymentFileWording.NotInRecord(messageId));
        }

        if (await rows.VerifyAsync<PaymentFile>(db, [file.Id], ct) is { Count: > 0 } damage)
        {
            return Result.Fail<string>(damage);
        }

        var madeAt = BusinessClock.InZone(file.MadeAt).ToString(TimeForm, System.Globalization.CultureInfo.InvariantCulture);
        var refused = file.RefusalReason is { } reason ? PaymentFileWording.RefusedByBank(messageId, reason) : "";
        return Result.Ok(PaymentFileWording.Sound(messageId, file.Number, file.PayoutCount, WorkText.Yuan(file.TotalFen), madeAt) + refused);
    }
}
