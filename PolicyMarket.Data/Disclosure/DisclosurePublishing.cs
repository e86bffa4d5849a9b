using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Disclosure;

/// <summary>
/// Writes the public record of payouts, in the transaction that pays them: by firm, without the firm where only the sum is disclosed, or not at all, as the
/// item says.
/// </summary>
public sealed class DisclosurePublishing : IDisclosure
{
    /// <summary>"9143********0005X1" in the public's eyes: first four and last four.</summary>
    public static string Mask(string creditCode) =>
        creditCode.Length <= 8 ? new string('*', creditCode.Length) : $"{creditCode[..4]}{new string('*', creditCode.Length - 8)}{creditCode[^4..]}";

    async Task IDisclosure.AddAsync(PolicyMarketDb db, IReadOnlyCollection<(Payout Payout, DateOnly PaidOn)> paid, CancellationToken ct)
    {
        var claims = paid.Select(p => p.Payout.ClaimId).ToArray();
        var facts = await db
            .Claims.AsNoTracking()
            .Where(c => claims.Contains(c.Id))
            .Select(c => new
            {
                c.Id,
                c.Number,
                c.ItemId,
                c.Period,
                FirmName = c.Firm!.Name,
                c.Firm.CreditCode,
                c.Firm.Region, // a join, never run here
                Version = c.ItemVersion!, // as above
                Department = c.ItemVersion!.Item!.Department!.Name, // as above
                MatchedOn = db.Set<Offer>()
                    .Where(o => o.Id == c.OfferId)
                    .Join(db.Set<MatchingRun>(), o => o.RunId, r => r.Id, (_, r) => (DateOnly?)r.BusinessDate)
                    .FirstOrDefault(),
            })
            .ToDictionaryAsync(c => c.Id, ct);
        var funds = await db.Funds.AsNoTracking().ToDictionaryAsync(f => f.Id, f => f.Name, ct);
        foreach (var (payout, paidOn) in paid)
        {
            var claim = facts[payout.ClaimId];
            var disclosure = claim.Version.IsPaidOut ? claim.Version.Disclosure : DisclosureKind.None;
            if (disclosure == DisclosureKind.None)
            {
                continue;
            }

            var isByFirm = disclosure == DisclosureKind.ByFirm;
            db.DisclosureRecords.Add(
                new DisclosureRecord
                {
                    PayoutId = payout.Id,
                    ClaimNumber = isByFirm ? claim.Number : "",
                    FirmName = isByFirm ? claim.FirmName : "",
                    MaskedCreditCode = isByFirm ? Mask(claim.CreditCode) : "",
                    Region = isByFirm ? claim.Region : null,
                    ItemId = claim.ItemId,
                    ItemTitle = claim.Version.Title,
                    Category = claim.Version.Category,
                    DepartmentName = claim.Department,
                    FundName = funds[payout.FundId],
                    Period = claim.Period,
                    AmountFen = payout.AmountFen,
                    MatchedOn =
                        claim.MatchedOn ?? throw new InvalidOperationException($"Claim {claim.Number} comes from an offer without a matching run."),
                    PaidOn = paidOn,
                }
            );
        }
    }

    /// <summary>Withdraws the public records of payments that the bank sent back; a payment that was not published needs none.</summary>
    async Task IDisclosure.WithdrawAsync(PolicyMarketDb db, IReadOnlyCollection<(Payout Payout, DateOnly ReturnedOn)> reversed, CancellationToken ct)
    {
        long[] payouts = [.. reversed.Select(r => r.Payout.Id)];
        var published = await db.DisclosureRecords.Where(r => payouts.Contains(r.PayoutId)).Select(r => r.PayoutId).ToListAsync(ct);
        db.DisclosureCorrections.AddRange(
            reversed
                .Where(r => published.Contains(r.Payout.Id))
                .Select(r => new DisclosureCorrection { PayoutId = r.Payout.Id, ReturnedOn = r.ReturnedOn })
        );
    }
}
