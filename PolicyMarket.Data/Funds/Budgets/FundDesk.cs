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
    public Task<Result<long>> CreateAsync(long personId, string code, string name, long? departmentId, int year, CancellationToken ct) =>
        WriteAsync(personId, async (db, actor) =>
        {
            var (key, badCode) = WorkText.Read(code, "资金池编号", LongestCode);
            var (label, badName) = WorkText.Read(name, "资金池名称", LongestName);
            if (key is null || label is null)
            {
                return WorkText.Refuse<long>(badCode ?? badName);
            }

            if (year is < 2000 or > 2100)
            {
                return Result.Fail<long>(DataDiagnostics.WorkDateRange, $"预算年度应在 2000 到 2100 之间，现在是 {year}，资金池没有建立。");
            }

            if (departmentId is not null && !await db.Departments.AnyAsync(d => d.Id == departmentId, ct))
            {
                return WorkText.Refuse<long>(WorkText.NotFound("这个部门"));
            }

            if (await db.Funds.SingleOrDefaultAsync(f => f.Code == key, ct) is { } there)
            {
                return there.Name == label && there.Year == year && there.DepartmentId == departmentId
                    ? Result.Ok(there.Id)
                    : Result.Fail<long>(DataDiagnostics.WorkAlreadyThere, $"编号 {key} 已是资金池“{there.Name}”（{there.Year} 年），没有新建。请换一个编号。");
            }

            var fund = new Fund { Code = key, Name = label, DepartmentId = departmentId, Year = year, IsOpen = true, LastDay = new DateOnly(Math.Max(year, clock.Today.Year), 12, 31) };
            db.Funds.Add(fund);
            await db.SaveChangesAsync(ct);
            audit.Add(db, actor, AuditAction.FundCreate, $"fund:{fund.Id}", $"{key} {label} {year}");
            return Result.Ok(fund.Id);
        }, ct);

    /// <summary>
    /// Adds budget. The note is the budget document's number (指标文号) and is used once in a fund: the same grant again changes nothing. Returns what is available
    /// now, fen.
    /// </summary>
    public Task<Result<long>> GrantAsync(Approver approver, long fundId, long amountFen, string note, CancellationToken ct) =>
        WriteAsync(approver.PersonId, async (db, actor) =>
        {
            var (text, badNote) = WorkText.Read(note, "预算指标文号或说明", LongestNote);
            if (text is null)
            {
                return WorkText.Refuse<long>(badNote);
            }

            if (amountFen is <= 0 or > MostFen)
            {
                return Result.Fail<long>(DataDiagnostics.FundAmount, $"追加的金额应大于 0、不超过 {WorkText.Yuan(MostFen)}，什么也没有改动。");
            }

            var fund = await db.Funds.SingleOrDefaultAsync(f => f.Id == fundId, ct);
            if (fund is not { IsOpen: true })
            {
                return fund is null
                    ? WorkText.Refuse<long>(WorkText.NotFound("这个资金池"))
                    : Result.Fail<long>(DataDiagnostics.FundClosed, $"资金池“{fund.Name}”已关闭，不能追加预算。请先重新开放。");
            }

            var subject = $"budget:fund {fund.Id}:{text}";
            var before = await db.LedgerEntries.AsNoTracking()
                .SingleOrDefaultAsync(e => e.Subject == subject && e.Phase == LedgerPhase.Budget && e.Account == LedgerAccount.Available, ct);
            if (before is not null && before.AmountFen != amountFen)
            {
                return Result.Fail<long>(DataDiagnostics.WorkAlreadyThere, $"“{text}”已经追加过 {WorkText.Yuan(before.AmountFen)}，与这次的金额不同，什么也没有改动。另一笔预算请填它自己的文号。");
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
        }, ct);

    /// <summary>Names the fund that pays an item from now on; null takes it away. What is promised already stays with its fund.</summary>
    public Task<Result<long>> AssignAsync(long personId, long itemId, long? fundId, CancellationToken ct) =>
        WriteAsync(personId, async (db, actor) =>
        {
            var item = await db.PolicyItems.SingleOrDefaultAsync(i => i.Id == itemId, ct);
            if (item is null)
            {
                return WorkText.Refuse<long>(WorkText.NotFound("这个事项"));
            }

            var fund = fundId is null ? null : await db.Funds.SingleOrDefaultAsync(f => f.Id == fundId, ct);
            if (fundId is not null && fund is not { IsOpen: true })
            {
                return fund is null
                    ? WorkText.Refuse<long>(WorkText.NotFound("这个资金池"))
                    : Result.Fail<long>(DataDiagnostics.FundClosed, $"资金池“{fund.Name}”已关闭，不能指定给事项。请先重新开放，或选别的资金池。");
            }

            var version = await db.PolicyItemVersions.AsNoTracking().SingleOrDefaultAsync(v => v.ItemId == itemId && v.Number == item.CurrentNumber, ct);
            if (fundId is not null && version is not null && PaidOut.Demand(version) is { } notPaid)
            {
                return WorkText.Refuse<long>(notPaid);
            }

            if (item.FundId != fundId)
            {
                item.FundId = fundId;
                await db.SaveChangesAsync(ct);
                await offers.RefreshAsync(db, [item.Id], ct);
                audit.Add(db, actor, AuditAction.ItemFund, $"item:{item.Id}", fund is null ? "取消资金池" : $"{fund.Code} {fund.Name}");
            }

            return Result.Ok(item.Id);
        }, ct);

    /// <summary>A closed fund promises nothing new; what it has promised runs on to the bank.</summary>
    public Task<Result<long>> SetOpenAsync(long personId, long fundId, bool isOpen, CancellationToken ct) =>
        WriteAsync(personId, async (db, actor) =>
        {
            var fund = await db.Funds.SingleOrDefaultAsync(f => f.Id == fundId, ct);
            if (fund is null)
            {
                return WorkText.Refuse<long>(WorkText.NotFound("这个资金池"));
            }

            if (fund.IsOpen != isOpen)
            {
                fund.IsOpen = isOpen;
                audit.Add(db, actor, isOpen ? AuditAction.FundOpen : AuditAction.FundClose, $"fund:{fund.Id}", fund.Code);
            }

            return Result.Ok(fund.Id);
        }, ct);

    /// <summary>Sets until when the fund takes new confirmations, inclusive; the last days of open offers follow. The same day again changes nothing.</summary>
    public Task<Result<long>> SetLastDayAsync(long personId, long fundId, DateOnly lastDay, CancellationToken ct) =>
        WriteAsync(personId, async (db, actor) =>
        {
            var fund = await db.Funds.SingleOrDefaultAsync(f => f.Id == fundId, ct);
            if (fund is null)
            {
                return WorkText.Refuse<long>(WorkText.NotFound("这个资金池"));
            }

            var (first, last) = (new DateOnly(fund.Year, 1, 1), new DateOnly(Math.Max(fund.Year, clock.Today.Year) + 1, 12, 31));
            if (lastDay < first || lastDay > last)
            {
                return Result.Fail<long>(DataDiagnostics.WorkDateRange, $"资金池的最后一天应在 {first:yyyy-MM-dd} 到 {last:yyyy-MM-dd} 之间，现在是 {lastDay:yyyy-MM-dd}，什么也没有改动。");
            }

            if (fund.LastDay != lastDay)
            {
                audit.Add(db, actor, AuditAction.FundLastDay, $"fund:{fund.Id}", $"{fund.LastDay:yyyy-MM-dd} 改为 {lastDay:yyyy-MM-dd}");
                fund.LastDay = lastDay;
                await db.SaveChangesAsync(ct);
                await offers.RefreshAsync(db, await db.PolicyItems.Where(i => i.FundId == fundId).Select(i => i.Id).ToListAsync(ct), ct);
            }

            return Result.Ok(fund.Id);
        }, ct);

    private Task<Result<long>> WriteAsync(long personId, Func<PolicyMarketDb, Actor, Task<Result<long>>> work, CancellationToken ct) =>
        recorder.WriteAsync<long>(async db =>
        {
            var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance, Roles.Administrator);
            return actor is null ? WorkText.Refuse<long>(why) : await work(db, actor);
        }, ct);
}
