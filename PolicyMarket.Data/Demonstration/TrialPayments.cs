using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Demonstration;

/// <summary>Plays finance and the bank in the trial.</summary>
internal sealed class TrialPayments(
    IDbContextFactory<PolicyMarketDb> factory,
    DemonstrationStaff staff,
    BatchDesk desk,
    BankReconciliation reconciliation,
    BusinessClock clock
)
{
    private const string Head = "拨付编号,金额,结果,日期,流水号,原因\r\n";

    /// <summary>The bank returns one payout in so many.</summary>
    private const int ReturnedEvery = 29;
    private const int ReturnedAt = 11;

    /// <summary>Finance gathers what is reserved into one batch a fund; half: every second payout stays reserved.</summary>
    public async Task GatherAsync(bool half, CancellationToken ct)
    {
        var maker = await staff.StaffAsync(DemonstrationPeople.Finance, ct);
        await using var db = await factory.CreateDbContextAsync(ct);
        var reserved = await db
            .Payouts.AsNoTracking()
            .Where(payout => payout.State == PayoutState.Reserved)
            .OrderBy(payout => payout.Id)
            .Select(payout => new { payout.Id, payout.FundId })
            .ToListAsync(ct);
        var chosen = reserved.Where((_, at) => !half || at % 2 == 0);
        foreach (var fund in chosen.GroupBy(payout => payout.FundId).OrderBy(group => group.Key))
        {
            DemonstrationStep.Demand(await desk.MakeAsync(maker, [.. fund.Select(payout => payout.Id)], ct));
        }
    }

    public async Task ApproveAsync(CancellationToken ct)
    {
        var checker = await staff.StaffAsync(DemonstrationPeople.Checker, ct);
        await using var db = await factory.CreateDbContextAsync(ct);
        var waiting = await db
            .PayoutBatches.AsNoTracking()
            .Where(batch => batch.State == BatchState.AwaitingApproval)
            .OrderBy(batch => batch.Id)
            .Select(batch => new { batch.Id, batch.ContentHash })
            .ToListAsync(ct);
        foreach (var batch in waiting)
        {
            DemonstrationStep.Demand(await desk.ApproveAsync(new Approver(checker, Code: null), batch.Id, batch.ContentHash, ct));
        }
    }

    /// <summary>The bank answers every approved batch.</summary>
    public async Task AnswerAsync(CancellationToken ct)
    {
        var maker = await staff.StaffAsync(DemonstrationPeople.Finance, ct);
        await using var db = await factory.CreateDbContextAsync(ct);
        var approved = await db
            .PayoutBatches.AsNoTracking()
            .Include(batch => batch.Payouts)
                .ThenInclude(payout => payout.Claim)
            .Where(batch => batch.State == BatchState.Approved)
            .OrderBy(batch => batch.Id)
            .ToListAsync(ct);
        foreach (var batch in approved)
        {
            var answer = Head + string.Concat(batch.Payouts.OrderBy(payout => payout.Id).Select(Row));
            using var file = new MemoryStream(Encoding.UTF8.GetBytes(answer));
            DemonstrationStep.Demand(await reconciliation.TakeInAsync(maker, batch.Id, $"银行回执-{batch.Number}.csv", file, ct));
        }
    }

    private string Row(Payout payout)
    {
        var isReturned = payout.Id % ReturnedEvery == ReturnedAt;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{PayoutNumber.Of(payout)},{payout.AmountFen / 100m:0.00},{(isReturned ? "退回" : "已付")},{clock.Today:yyyy-MM-dd},YH{payout.Id:00000000},{(isReturned ? "账号不存在" : "")}\r\n"
        );
    }
}
