using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Funds.Budgets;

/// <summary>Finance opens funds, grants them budget, sets their last day, names the fund of each item, and closes them.</summary>
public sealed class FundDesk(Recorder recorder, LedgerPosting posting, IOpenOffers offers, AuditTrail audit, BusinessClock clock, SecondFactor codes)
{
    private const int LongestCode = 32;
    private const int LongestName = 100;
    private const int LongestNote = 120;

    /// <summary>One grant's limit: 1,000 亿元 in fen, so that no sum of a fund can overflow.</summary>
    private const long MostFen = 10_000_000_000_000;

    /// <summary>
    /// The id of the fund; the same fund again is found. Its last day is 31 December of the budget year, or of this year when the budget year is past.
    /// </summary>
    public Task<Result<long>> CreateAsync(PersonId personId, string code, string name, long? departmentId, int year, CancellationToken ct) =>
        WriteAsync(
            personId,
            async (db, actor) =>
            {
                var (key, badCode) = WorkText.Read(code, BudgetWording.FundCode, LongestCode);
                var (label, badName) = WorkText.Read(name, BudgetWording.FundName, LongestName);
                if (key is null || label is null)
                {
                    return WorkText.Refuse<long>(badCode ?? badName);
                }

                if (year is < 2000 or > 2100)
                {
                    return Result.Fail<long>(DataDiagnostics.WorkDateRange, BudgetWording.BudgetYearInvalid(year));
                }

                if (departmentId is not null && !await db.Departments.AnyAsync(d => d.Id == departmentId, ct))
                {
                    return WorkText.Refuse<long>(WorkText.NotFound(BudgetWording.ThisDepartment));
                }

                if (await db.Funds.SingleOrDefaultAsync(f => f.Code == key, ct) is { } there)
                {
                    return there.Name == label && there.Year == year && there.DepartmentId == departmentId
                        ? Result.Ok(there.Id)
                        : Result.Fail<long>(DataDiagnostics.WorkAlreadyThere, BudgetWording.FundCodeTaken(key, there.Name, there.Year));
                }

                var fund = new Fund
                {
                    Code = key,
                    Name = label,
                    DepartmentId = departmentId,
                    Year = year,
                    IsOpen = true,
                    LastDay = new DateOnly(Math.Max(year, clock.Today.Year), 12, 31),
                };
                db.Funds.Add(fund);
                await db.SaveChangesAsync(ct);
                audit.Add(db, actor, AuditAction.FundCreate, $"fund:{fund.Id}", $"{key} {label} {year}");
                return Result.Ok(fund.Id);
            },
            ct
        );

    /// <summary>
    /// Adds budget. The note is the budget document's number (指标文号) and is used once in a fund: the same grant again changes nothing. Returns what is available
    /// now, fen.
    /// </summary>
    public Task<Result<long>> GrantAsync(Approver approver, long fundId, long amountFen, string note, CancellationToken ct) =>
        WriteAsync(
            approver.PersonId,
            async (db, actor) =>
            {
                var (text, badNote) = WorkText.Read(note, BudgetWording.GrantNote, LongestNote);
                if (text is null)
                {
                    return WorkText.Refuse<long>(badNote);
                }

                if (amountFen is <= 0 or > MostFen)
                {
                    return Result.Fail<long>(DataDiagnostics.FundAmount, BudgetWording.GrantInvalid(WorkText.Yuan(MostFen)));
                }

                var fund = await db.Funds.SingleOrDefaultAsync(f => f.Id == fundId, ct);
                if (fund is not { IsOpen: true })
                {
                    return fund is null
                        ? WorkText.Refuse<long>(WorkText.NotFound(BudgetWording.ThisFund))
                        : Result.Fail<long>(DataDiagnostics.FundClosed, BudgetWording.FundClosedForGrants(fund.Name));
                }

                var subject = $"budget:fund {fund.Id}:{text}";
                var before = await db
                    .LedgerEntries.AsNoTracking()
                    .SingleOrDefaultAsync(e => e.Subject == subject && e.Phase == LedgerPhase.Budget && e.Account == LedgerAccount.Available, ct);
                if (before is not null && before.AmountFen != amountFen)
                {
                    return Result.Fail<long>(
                        DataDiagnostics.WorkAlreadyThere,
                        BudgetWording.GrantedWithOtherAmount(text, WorkText.Yuan(before.AmountFen))
                    );
                }

                if (before is null && await codes.DemandAsync(db, actor, approver, $"fund:{fund.Id}", ct) is { } noCode)
                {
                    return WorkText.Refuse<long>(noCode);
                }

                if (before is null)
                {
                    await posting.AddAsync(db, LedgerPhase.Budget, actor, [new LedgerMove(fund.Id, PayoutId: null, subject, amountFen)], ct);
                    audit.Add(db, actor, AuditAction.FundGrant, $"fund:{fund.Id}", $"{WorkText.Yuan(amountFen)} {text}");
                }

                return Result.Ok(await LedgerPosting.AvailableFenAsync(db, fund.Id, ct));
            },
            ct
        );

    /// <summary>Names the fund that pays an item from now on; null takes it away. What is promised already stays with its fund.</summary>
    public Task<Result<long>> AssignAsync(PersonId personId, long itemId, long? fundId, CancellationToken ct) =>
        WriteAsync(
            personId,
            async (db, actor) =>
            {
                var item = await db.PolicyItems.SingleOrDefaultAsync(i => i.Id == itemId, ct);
                if (item is null)
                {
                    return WorkText.Refuse<long>(WorkText.NotFound(BudgetWording.ThisItem));
                }

                var fund = fundId is null ? null : await db.Funds.SingleOrDefaultAsync(f => f.Id == fundId, ct);
                if (fundId is not null && fund is not { IsOpen: true })
                {
                    return fund is null
                        ? WorkText.Refuse<long>(WorkText.NotFound(BudgetWording.ThisFund))
                        : Result.Fail<long>(DataDiagnostics.FundClosed, BudgetWording.FundClosedForItems(fund.Name));
                }

                var version = await db
                    .PolicyItemVersions.AsNoTracking()
                    .SingleOrDefaultAsync(v => v.ItemId == itemId && v.Number == item.CurrentNumber, ct);
                if (fundId is not null && version is not null && PaidOut.Demand(version) is { } notPaid)
                {
                    return WorkText.Refuse<long>(notPaid);
                }

                if (item.FundId != fundId)
                {
                    item.FundId = fundId;
                    await db.SaveChangesAsync(ct);
                    await offers.RefreshAsync(db, [item.Id], ct);
                    audit.Add(
                        db,
                        actor,
                        AuditAction.ItemFund,
                        $"item:{item.Id}",
                        fund is null ? BudgetWording.FundUnassigned : $"{fund.Code} {fund.Name}"
                    );
                }

                return Result.Ok(item.Id);
            },
            ct
        );

    /// <summary>A closed fund promises nothing new; what it has promised runs on to the bank.</summary>
    public Task<Result<long>> SetOpenAsync(PersonId personId, long fundId, bool isOpen, CancellationToken ct) =>
        WriteAsync(
            personId,
            async (db, actor) =>
            {
                var fund = await db.Funds.SingleOrDefaultAsync(f => f.Id == fundId, ct);
                if (fund is null)
                {
                    return WorkText.Refuse<long>(WorkText.NotFound(BudgetWording.ThisFund));
                }

                if (fund.IsOpen != isOpen)
                {
                    fund.IsOpen = isOpen;
                    audit.Add(db, actor, isOpen ? AuditAction.FundOpen : AuditAction.FundClose, $"fund:{fund.Id}", fund.Code);
                }

                return Result.Ok(fund.Id);
            },
            ct
        );

    /// <summary>Sets until when the fund takes new confirmations, inclusive; the last days of open offers follow. The same day again changes nothing.</summary>
    public Task<Result<long>> SetLastDayAsync(PersonId personId, long fundId, DateOnly lastDay, CancellationToken ct) =>
        WriteAsync(
            personId,
            async (db, actor) =>
            {
                var fund = await db.Funds.SingleOrDefaultAsync(f => f.Id == fundId, ct);
                if (fund is null)
                {
                    return WorkText.Refuse<long>(WorkText.NotFound(BudgetWording.ThisFund));
                }

                var (first, last) = (new DateOnly(fund.Year, 1, 1), new DateOnly(Math.Max(fund.Year, clock.Today.Year) + 1, 12, 31));
                if (lastDay < first || lastDay > last)
                {
                    return Result.Fail<long>(DataDiagnostics.WorkDateRange, BudgetWording.LastDayInvalid(first, last, lastDay));
                }

                if (fund.LastDay != lastDay)
                {
                    audit.Add(db, actor, AuditAction.FundLastDay, $"fund:{fund.Id}", BudgetWording.LastDayChanged(fund.LastDay, lastDay));
                    fund.LastDay = lastDay;
                    await db.SaveChangesAsync(ct);
                    await offers.RefreshAsync(db, await db.PolicyItems.Where(i => i.FundId == fundId).Select(i => i.Id).ToListAsync(ct), ct);
                }

                return Result.Ok(fund.Id);
            },
            ct
        );

    private Task<Result<long>> WriteAsync(PersonId personId, Func<PolicyMarketDb, Actor, Task<Result<long>>> work, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance, Roles.Administrator);
                return actor is null ? WorkText.Refuse<long>(why) : await work(db, actor);
            },
            ct
        );
}
