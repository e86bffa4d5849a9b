using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Disclosure;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.RecordChecks;

/// <summary>
/// The one check of records for work that relies on them: every row about the chosen payouts is as it was sealed; claim, payout, receipt, ledger and public
/// record state one sum; a batch is what its checker signed. A workflow refuses with what is found, and the refusal raises an alarm.
/// </summary>
public sealed class RecordCheck(RowSeals seals) : IRecordCheck
{
    /// <summary>Findings about the batch, its payouts, its maker and checker; empty when they can be relied on.</summary>
    async Task<List<Diagnostic>> IRecordCheck.OfBatchAsync(PolicyMarketDb db, long batchId, CancellationToken ct)
    {
        var findings = await seals.VerifyAsync<PayoutBatch>(db, [batchId], ct);
        var people = await db
            .PayoutBatches.AsNoTracking()
            .Where(b => b.Id == batchId)
            .Select(b => new { b.MakerPersonId, b.CheckerPersonId })
            .SingleOrDefaultAsync(ct);
        long[] involved = people is null ? [] : [people.MakerPersonId, .. people.CheckerPersonId is { } checker ? [checker] : Array.Empty<long>()];
        findings.AddRange(await seals.VerifyAsync<Person>(db, involved, ct));
        var payouts = await db.Payouts.AsNoTracking().Where(p => p.BatchId == batchId).Select(p => p.Id).ToListAsync(ct);
        findings.AddRange(await ((IRecordCheck)this).OfPayoutsAsync(db, payouts, ct));
        findings.AddRange(await BatchConsistency.FindAsync(db, [batchId], ct));
        return findings;
    }

    /// <summary>Findings about the payouts and all that belongs to them.</summary>
    async Task<List<Diagnostic>> IRecordCheck.OfPayoutsAsync(PolicyMarketDb db, IReadOnlyCollection<long> payoutIds, CancellationToken ct)
    {
        var findings = await seals.VerifyAsync<Payout>(db, payoutIds, ct);
        var claims = await db.Payouts.AsNoTracking().Where(p => payoutIds.Contains(p.Id)).Select(p => new { p.ClaimId, p.FundId }).ToListAsync(ct);
        var claimIds = claims.ConvertAll(c => c.ClaimId);
        var grounds = await db
            .Claims.AsNoTracking()
            .Where(c => claimIds.Contains(c.Id))
            .Select(c => new { c.ItemVersionId, c.BankAccountId })
            .ToListAsync(ct);
        findings.AddRange(await seals.VerifyAsync<Claim>(db, claimIds, ct));
        findings.AddRange(await seals.VerifyAsync<Fund>(db, claims.Select(c => c.FundId), ct));
        findings.AddRange(await seals.VerifyAsync<PolicyItemVersion>(db, grounds.Select(g => g.ItemVersionId), ct));
        findings.AddRange(await seals.VerifyAsync<BankAccount>(db, grounds.Select(g => g.BankAccountId), ct));
        findings.AddRange(
            await seals.VerifyAsync<LedgerEntry>(
                db,
                await db.LedgerEntries.Where(e => e.PayoutId != null && payoutIds.Contains(e.PayoutId ?? 0)).Select(e => e.Id).ToListAsync(ct),
                ct
            )
        );
        var funds = claims.Select(c => c.FundId).Distinct().ToArray();
        findings.AddRange(
            await seals.VerifyAsync<LedgerEntry>(
                db,
                await db.LedgerEntries.Where(e => e.PayoutId == null && funds.Contains(e.FundId)).Select(e => e.Id).ToListAsync(ct),
                ct
            )
        ); // budget
        findings.AddRange(
            await seals.VerifyAsync<PayeeRelease>(
                db,
                await db.PayeeReleases.Where(r => payoutIds.Contains(r.PayoutId)).Select(r => r.Id).ToListAsync(ct),
                ct
            )
        );
        findings.AddRange(
            await seals.VerifyAsync<DisclosureRecord>(
                db,
                await db.DisclosureRecords.Where(r => payoutIds.Contains(r.PayoutId)).Select(r => r.Id).ToListAsync(ct),
                ct
            )
        );
        findings.AddRange(
            await seals.VerifyAsync<BankEntry>(db, await db.BankEntries.Where(e => payoutIds.Contains(e.PayoutId)).Select(e => e.Id).ToListAsync(ct), ct)
        );
        findings.AddRange(await PayoutConsistency.FindAsync(db, payoutIds, ct));
        return findings;
    }

    /// <summary>Findings about an account that money is to be sent to, and with the item version that a sum rests on (null: none is asked).</summary>
    async Task<List<Diagnostic>> IRecordCheck.OfGroundsAsync(PolicyMarketDb db, long accountId, long? itemVersionId, CancellationToken ct)
    {
        var findings = await seals.VerifyAsync<BankAccount>(db, [accountId], ct);
        if (itemVersionId is { } version)
        {
            findings.AddRange(await seals.VerifyAsync<PolicyItemVersion>(db, [version], ct));
        }

        return findings;
    }

    /// <summary>Ids of public records, among these, that are not as they were sealed and are not to be shown.</summary>
    public Task<HashSet<long>> FindDamagedAsync(PolicyMarketDb db, IReadOnlyCollection<long> disclosureIds, CancellationToken ct) =>
        seals.FindDamagedAsync<DisclosureRecord>(db, disclosureIds, ct);

    /// <summary>Findings about a claim's receipt and the item version that it rests on.</summary>
    async Task<List<Diagnostic>> IRecordCheck.OfReceiptAsync(PolicyMarketDb db, long claimId, CancellationToken ct)
    {
        var version = await db.Claims.AsNoTracking().Where(c => c.Id == claimId).Select(c => c.ItemVersionId).SingleAsync(ct);
        return [.. await seals.VerifyAsync<Claim>(db, [claimId], ct), .. await seals.VerifyAsync<PolicyItemVersion>(db, [version], ct)];
    }
}
