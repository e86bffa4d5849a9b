using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts;

/// <summary>
/// Reads the papers of money that arrived: the voucher of one claim and a firm's statement of a year, after their seals have been verified. Each reading is
/// in the audit trail.
/// </summary>
public sealed class PaidDocuments(Recorder recorder, IRecordCheck records, AuditTrail audit, BusinessClock clock)
{
    private const int MostListed = 200;
    private const int FirstYear = 2020;
    private const int MostLines = 1_000;

    private static readonly string[] SeesAll = [Roles.Finance, Roles.FinanceChecker, Roles.Supervisor, Roles.Administrator];

    /// <summary>The voucher of a paid claim, for its firm, the officers of its department, finance, supervisors and administrators.</summary>
    public Task<Result<PaidVoucher>> VoucherAsync(PersonId personId, long claimId, CancellationToken ct) =>
        recorder.WriteAsync<PaidVoucher>(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, [.. Roles.Names.Keys]);
                if (actor is null)
                {
                    return WorkText.Refuse<PaidVoucher>(why);
                }

                var claim = await db
                    .Claims.AsNoTracking()
                    .Where(c => c.Id == claimId)
                    .Select(c => new
                    {
                        c.Id,
                        c.Number,
                        c.FirmId,
                        DepartmentId = db.Set<Offer>().Where(o => o.Id == c.OfferId).Select(o => o.DepartmentId).First(),
                        PayoutId = db.Set<Payout>().Where(p => p.ClaimId == c.Id && p.State == PayoutState.Paid).Select(p => (long?)p.Id).FirstOrDefault(),
                    })
                    .SingleOrDefaultAsync(ct);
                if (claim is null || !MaySee(actor, claim.FirmId, claim.DepartmentId))
                {
                    return WorkText.Refuse<PaidVoucher>(WorkText.NotFound(PayoutWording.ThisClaim));
                }

                if (claim.PayoutId is not { } payoutId)
                {
                    return WorkText.Refuse<PaidVoucher>(WorkText.Moved(PayoutWording.NotPaidYet(claim.Number)));
                }

                if (await records.OfPayoutsAsync(db, [payoutId], ct) is { Count: > 0 } damage)
                {
                    return Result.Fail<PaidVoucher>(damage.Take(MostListed));
                }

                audit.Add(db, actor, AuditAction.VoucherRead, $"claim:{claim.Id}", claim.Number);
                return Result.Ok(await VoucherAsync(db, payoutId, ct));
            },
            ct
        );

    /// <summary>The sums that arrived in a calendar year, for the person's own firm.</summary>
    public Task<Result<PaidStatement>> StatementAsync(PersonId personId, int year, CancellationToken ct) =>
        recorder.WriteAsync<PaidStatement>(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Firm);
                if (actor is null)
                {
                    return WorkText.Refuse<PaidStatement>(why);
                }

                if (year < FirstYear || year > clock.Today.Year)
                {
                    return Result.Fail<PaidStatement>(DataDiagnostics.WorkDateRange, PayoutWording.YearOutside(FirstYear, clock.Today.Year));
                }

                var firm = await db.Firms.AsNoTracking().SingleAsync(f => f.Id == actor.FirmId, ct);
                var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
                var paid = db
                    .Payouts.AsNoTracking()
                    .Where(p => p.State == PayoutState.Paid && p.SettledOn >= first && p.SettledOn <= last)
                    .Where(p => p.Claim!.FirmId == firm.Id); // a payout has its claim
                var ids = await paid.OrderBy(p => p.SettledOn).ThenBy(p => p.Id).Select(p => p.Id).Take(MostLines).ToListAsync(ct);
                if (await records.OfPayoutsAsync(db, ids, ct) is { Count: > 0 } damage)
                {
                    return Result.Fail<PaidStatement>(damage.Take(MostListed));
                }

                audit.Add(db, actor, AuditAction.StatementRead, $"firm:{firm.Id}", FormattableString.Invariant($"{year}"));
                return Result.Ok(new PaidStatement(firm.Name, firm.CreditCode, year, [.. await LinesAsync(db, ids, ct)], clock.UtcNow));
            },
            ct
        );

    private static bool MaySee(Actor actor, long firmId, long departmentId) =>
        (actor.Roles.Contains(Roles.Firm) && actor.FirmId == firmId)
        || (actor.Roles.Contains(Roles.Officer) && actor.DepartmentId == departmentId)
        || SeesAll.Any(actor.Roles.Contains);

    private async Task<PaidVoucher> VoucherAsync(PolicyMarketDb db, long payoutId, CancellationToken ct)
    {
        // A payout has its claim, a claim its firm and version, a version its item, an item its document.
        var row = await db
            .Payouts.AsNoTracking()
            .Where(p => p.Id == payoutId)
            .Select(p => new
            {
                Payout = p,
                p.Claim!.Number,
                p.Claim.Period,
                p.Claim.ReceiptHash,
                FirmName = p.Claim.Firm!.Name,
                p.Claim.Firm.CreditCode,
                p.Claim.ItemVersion!.Title,
                Document = p.Claim.ItemVersion.Item!.Document!.Title,
                DocumentNumber = p.Claim.ItemVersion.Item.Document.Number,
                Department = db.Set<Department>()
                    .Where(d => d.Id == db.Set<Offer>().First(o => o.Id == p.Claim.OfferId).DepartmentId)
                    .Select(d => d.Name)
                    .First(),
                Fund = db.Set<Fund>().Where(f => f.Id == p.FundId).Select(f => f.Name).First(),
            })
            .SingleAsync(ct);
        return new PaidVoucher(
            row.Number,
            row.FirmName,
            row.CreditCode,
            row.Title,
            row.Period,
            row.Document,
            row.DocumentNumber,
            row.Department,
            row.Fund,
            row.Payout.AmountFen,
            PaidOn(row.Payout),
            row.Payout.AccountHolder,
            $"{row.Payout.BankName} {BankAccount.Mask(row.Payout.AccountNumber)}",
            row.Payout.BankReference ?? "",
            row.ReceiptHash,
            clock.UtcNow
        );
    }

    private static async Task<List<PaidLine>> LinesAsync(PolicyMarketDb db, List<long> ids, CancellationToken ct)
    {
        var rows = await db
            .Payouts.AsNoTracking()
            .Where(p => ids.Contains(p.Id))
            .OrderBy(p => p.SettledOn)
            .ThenBy(p => p.Id)
            .Select(p => new
            {
                Payout = p,
                p.Claim!.Number, // as above
                p.Claim.ItemVersion!.Title,
                p.Claim.Period,
            })
            .ToListAsync(ct);
        return rows.ConvertAll(row => new PaidLine(
            PaidOn(row.Payout),
            row.Number,
            row.Title,
            row.Period,
            $"{row.Payout.BankName} {BankAccount.Mask(row.Payout.AccountNumber)}",
            row.Payout.BankReference ?? "",
            row.Payout.AmountFen
        ));
    }

    private static DateOnly PaidOn(Payout payout) =>
        payout.SettledOn ?? throw new InvalidOperationException($"Payout {payout.Id} is paid and has no date.");
}
