using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Payouts;

/// <summary>Looks at the payees of payouts as they are now: when a batch is made, approved and exported, and for the pages that show it.</summary>
public sealed class PayeeCheck(IDbContextFactory<PolicyMarketDb> factory, SealKey key)
{
    /// <summary>The findings of these payouts, released ones too.</summary>
    public async Task<IReadOnlyList<PayeeFinding>> FindAsync(IReadOnlyCollection<long> payoutIds, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var payouts = await db
            .Payouts.AsNoTracking()
            .Include(p => p.Claim)
                .ThenInclude(c => c!.Firm) // a payout always has its claim
            .Where(p => payoutIds.Contains(p.Id))
            .ToListAsync(ct);
        return await FindAsync(db, payouts, ct);
    }

    /// <summary>The payouts come with their claims and firms.</summary>
    internal async Task<IReadOnlyList<PayeeFinding>> FindAsync(PolicyMarketDb db, IReadOnlyCollection<Payout> payouts, CancellationToken ct)
    {
        string[] numbers = [.. payouts.Select(p => p.AccountNumber).Distinct(StringComparer.Ordinal)];
        long[] firms = [.. payouts.Select(p => FirmOf(p).Id).Distinct()];
        long[] ids = [.. payouts.Select(p => p.Id)];
        var accounts = (
            await db
                .BankAccounts.AsNoTracking()
                .Where(a => numbers.Contains(a.Number))
                .Join(db.Firms, a => a.FirmId, f => f.Id, (a, f) => new Holding(a.Number, f.Id, f.Name, a.Holder, a.IsVerified))
                .ToListAsync(ct)
        ).ToLookup(a => a.Number, StringComparer.Ordinal);
        var paid = (
            await db
                .Payouts.AsNoTracking()
                .Where(p => numbers.Contains(p.AccountNumber) && p.State != PayoutState.Returned)
                .Select(p => new Holding(p.AccountNumber, p.Claim!.FirmId, p.Claim.Firm!.Name, p.AccountHolder, false)) // joins, never run here
                .Distinct()
                .ToListAsync(ct)
        ).ToLookup(p => p.Number, StringComparer.Ordinal);
        var register = await RegisterStatus.ReadAsync(db, key, firms, ct);
        var releases = (await db.PayeeReleases.AsNoTracking().Where(r => ids.Contains(r.PayoutId)).ToListAsync(ct)).ToLookup(r => r.PayoutId);
        return
        [
            .. payouts
                .OrderBy(p => p.Id)
                .SelectMany(p =>
                    Look(p, [.. accounts[p.AccountNumber]], [.. paid[p.AccountNumber]], register).Select(f => Finding(p, f.Kind, f.What, releases[p.Id]))
                ),
        ];
    }

    private static IEnumerable<(PayeeFindingKind Kind, string What)> Look(
        Payout payout,
        List<Holding> accounts,
        List<Holding> paid,
        RegisterReading register
    )
    {
        var firm = FirmOf(payout);
        if (!accounts.Exists(a => a.FirmId == firm.Id && a.IsVerified))
        {
            yield return (PayeeFindingKind.AccountUnverified, PayeeWords.Unverified(payout));
        }

        string[] others =
        [
            .. accounts
                .Concat(paid)
                .Where(h => h.FirmId != firm.Id || h.Holder != payout.AccountHolder)
                .Select(h => h.FirmId == firm.Id ? h.Holder : h.FirmName)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        if (others.Length > 0)
        {
            yield return (PayeeFindingKind.AccountShared, PayeeWords.Shared(payout, others));
        }

        if (payout.AccountHolder != firm.Name)
        {
            yield return (PayeeFindingKind.HolderDiffers, PayeeWords.Holder(payout, firm.Name));
        }

        if (register.Closed.TryGetValue(firm.Id, out var closed))
        {
            yield return (PayeeFindingKind.FirmClosed, PayeeWords.Closed(closed));
        }

        if (register.Damaged.Contains(firm.Id))
        {
            yield return (PayeeFindingKind.RegisterDamaged, PayeeWords.RegisterDamaged);
        }

        if (string.IsNullOrWhiteSpace(payout.BankName))
        {
            yield return (PayeeFindingKind.BankNameMissing, PayeeWords.NoBank(payout));
        }

        if (!BankAccountNumber.TryParse(payout.AccountNumber, out _))
        {
            yield return (PayeeFindingKind.AccountForm, PayeeWords.Form(payout));
        }
    }

    private static PayeeFinding Finding(Payout payout, PayeeFindingKind kind, string what, IEnumerable<PayeeRelease> releases)
    {
        var evidence = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\u001f{payout.AccountNumber}\u001f{what}")));
        return new PayeeFinding(
            payout.Id,
            PayoutNumber.Of(payout),
            FirmOf(payout).Name,
            kind,
            what,
            PayeeWords.Todo(kind),
            evidence,
            releases.FirstOrDefault(r => r.Kind == kind && r.Evidence == evidence)
        );
    }

    private static Firm FirmOf(Payout payout) =>
        payout.Claim is { Firm: { } firm } ? firm : throw new InvalidOperationException($"Payout {payout.Id} was loaded without its claim or firm.");

    private sealed record Holding(string Number, long FirmId, string FirmName, string Holder, bool IsVerified);
}
