using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Disclosure;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Records;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.RecordChecks;

/// <summary>
/// Compares what is stored of a payout in different tables: claim, payout, receipt, ledger entries and public record state one sum and fitting states.
/// </summary>
internal static class PayoutConsistency
{
    /// <summary>Findings about records of these payouts that disagree.</summary>
    public static async Task<List<Diagnostic>> FindAsync(PolicyMarketDb db, IReadOnlyCollection<long> payoutIds, CancellationToken ct)
    {
        var findings = new List<Diagnostic>();
        var payouts = await db
            .Payouts.AsNoTracking()
            .Include(p => p.Claim)
                .ThenInclude(c => c!.ItemVersion) // a payout always has its claim
            .Where(p => payoutIds.Contains(p.Id))
            .AsSplitQuery()
            .ToListAsync(ct);
        var entries = (
            await db.LedgerEntries.AsNoTracking().Where(e => e.PayoutId != null && payoutIds.Contains(e.PayoutId ?? 0)).ToListAsync(ct)
        ).ToLookup(e => e.PayoutId);
        var published = (await db.DisclosureRecords.AsNoTracking().Where(r => payoutIds.Contains(r.PayoutId)).ToListAsync(ct)).ToLookup(r => r.PayoutId);
        var withdrawn = (
            await db.DisclosureCorrections.AsNoTracking().Where(c => payoutIds.Contains(c.PayoutId)).Select(c => c.PayoutId).ToListAsync(ct)
        ).ToHashSet();
        var claims = payouts.Select(p => p.ClaimId).Distinct().ToArray();
        var live = await db
            .Payouts.AsNoTracking()
            .Where(p => claims.Contains(p.ClaimId))
            .GroupBy(p => p.ClaimId)
            .Select(g => new { g.Key, Last = g.Max(p => p.Attempt) })
            .ToDictionaryAsync(g => g.Key, g => g.Last, ct);
        foreach (var payout in payouts)
        {
            if (payout.Claim is not { } claim)
            {
                findings.Add(RecordWords.States("Payouts", payout.Id, RecordCheckWording.PayoutWithoutClaim(payout.Id)));
                continue;
            }

            CompareClaim(payout, claim, findings);
            if (payout.Attempt == live.GetValueOrDefault(payout.ClaimId) && !Fits(payout.State, claim.State))
            {
                findings.Add(
                    RecordWords.States("Payouts", payout.Id, RecordCheckWording.StatesDisagree(PayoutNumber.Of(payout), payout.State, claim.State))
                );
            }

            CompareLedger(payout, [.. entries[payout.Id]], findings);
            CompareDisclosure(payout, claim, [.. published[payout.Id]], withdrawn.Contains(payout.Id), findings);
        }

        return findings;
    }

    /// <summary>The sum that a receipt states, fen; null when there is none or the receipt cannot be read.</summary>
    public static long? AmountOf(string receiptJson)
    {
        try
        {
            using var json = JsonDocument.Parse(receiptJson);
            return
                json.RootElement.TryGetProperty("grounds", out var grounds)
                && grounds.TryGetProperty("amountFen", out var fen)
                && fen.ValueKind == JsonValueKind.Number
                ? fen.GetInt64()
                : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static void CompareClaim(Payout payout, Claim claim, List<Diagnostic> findings)
    {
        var number = PayoutNumber.Of(payout);
        if (payout.AmountFen != claim.AmountFen)
        {
            findings.Add(
                RecordWords.Amount(
                    payout.Id,
                    number,
                    RecordCheckWording.ThePayout,
                    payout.AmountFen,
                    RecordCheckWording.NumberedClaim(claim.Number),
                    claim.AmountFen
                )
            );
        }

        if (DeterminationRecordMaker.HashOf(claim.ReceiptJson) != claim.ReceiptHash)
        {
            findings.Add(RecordWords.ReceiptHash("Claims", claim.Id, RecordCheckWording.NumberedClaim(claim.Number)));
        }

        if (AmountOf(claim.ReceiptJson) is var fen && fen != claim.AmountFen)
        {
            findings.Add(
                RecordWords.Amount(
                    payout.Id,
                    number,
                    RecordCheckWording.NumberedClaimSpaced(claim.Number),
                    claim.AmountFen,
                    RecordCheckWording.TheReceipt,
                    fen
                )
            );
        }
    }

    private static bool Fits(PayoutState payout, ClaimState claim) =>
        (payout, claim)
            is
                (PayoutState.Reserved, ClaimState.Confirmed)
                or
                (PayoutState.InBatch, ClaimState.InBatch)
                or
                (PayoutState.Approved, ClaimState.BatchApproved)
                or
                (PayoutState.Paid, ClaimState.Paid)
                or
                (PayoutState.Returned, ClaimState.Returned);

    private static LedgerPhase[] Expected(Payout payout) =>
        payout.State switch
        {
            PayoutState.Reserved or PayoutState.InBatch => [LedgerPhase.Reserve],
            PayoutState.Approved => [LedgerPhase.Reserve, LedgerPhase.Approve],
            PayoutState.Paid => [LedgerPhase.Reserve, LedgerPhase.Approve, LedgerPhase.Pay],
            PayoutState.Returned when payout.BankReference is not null =>
            [
                LedgerPhase.Reserve,
                LedgerPhase.Approve,
                LedgerPhase.Pay,
                LedgerPhase.Reversal,
            ],
            PayoutState.Returned => [LedgerPhase.Reserve, LedgerPhase.Approve, LedgerPhase.Return],
            _ => throw new InvalidOperationException($"Payout {payout.Id} is {payout.State}, whose postings are not known."),
        };

    private static void CompareLedger(Payout payout, IReadOnlyList<LedgerEntry> entries, List<Diagnostic> findings)
    {
        var number = PayoutNumber.Of(payout);
        var expected = Expected(payout);
        foreach (var phase in expected)
        {
            var (from, to) = PostingRules.Of(phase);
            var pair = entries.Where(e => e.Phase == phase).ToList();
            if (
                pair.Count != 2
                || !pair.Exists(e => e.Account == from)
                || !pair.Exists(e => e.Account == to)
                || pair.Exists(e => e.FundId != payout.FundId)
            )
            {
                findings.Add(RecordWords.Ledger($"payout:{payout.Id}", RecordCheckWording.EntriesWrong(number, phase, from, to, pair.Count)));
                continue;
            }

            var moved = pair.Single(e => e.Account == to).AmountFen;
            if (moved != payout.AmountFen || pair.Sum(e => e.AmountFen) != 0)
            {
                findings.Add(
                    RecordWords.Amount(payout.Id, number, RecordCheckWording.ThePayout, payout.AmountFen, RecordCheckWording.EntryOfPhase(phase), moved)
                );
            }
        }

        if (entries.Any(e => !expected.Contains(e.Phase)))
        {
            findings.Add(
                RecordWords.Ledger(
                    $"payout:{payout.Id}",
                    RecordCheckWording.EntryUnexpected(number, payout.State, entries.First(e => !expected.Contains(e.Phase)).Phase)
                )
            );
        }
    }

    private static void CompareDisclosure(
        Payout payout,
        Claim claim,
        IReadOnlyList<DisclosureRecord> published,
        bool isWithdrawn,
        List<Diagnostic> findings
    )
    {
        var number = PayoutNumber.Of(payout);
        var wasPaid = payout.BankReference is not null;
        var isRequired = wasPaid && claim.ItemVersion is { IsPaidOut: true } version && version.Disclosure != DisclosureKind.None;
        if (published.Count == 0)
        {
            if (isRequired)
            {
                findings.Add(RecordWords.Disclosure(payout.Id, RecordCheckWording.NotDisclosed(number)));
            }

            return;
        }

        if (!wasPaid)
        {
            findings.Add(RecordWords.Disclosure(payout.Id, RecordCheckWording.DisclosedUnpaid(number)));
            return;
        }

        var record = published[0];
        if (record.AmountFen != payout.AmountFen)
        {
            findings.Add(
                RecordWords.Amount(payout.Id, number, RecordCheckWording.ThePayout, payout.AmountFen, RecordCheckWording.TheDisclosure, record.AmountFen)
            );
        }

        if (
            isWithdrawn != (payout.State == PayoutState.Returned)
            || (record.ClaimNumber.Length > 0 && record.ClaimNumber != claim.Number)
            || record.PaidOn != payout.SettledOn
        )
        {
            findings.Add(RecordWords.Disclosure(payout.Id, RecordCheckWording.DisclosureDiffers(number)));
        }
    }
}
