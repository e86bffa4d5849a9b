using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Tests.Support;

/// <summary>A small county with one of each: department, fund with budget, item, firm with account, and a person for every role.</summary>
internal sealed class County : IAsyncDisposable
{
    private County(TestRecord record) => Record = record;

    public static CancellationToken Ct => CancellationToken.None;

    public TestRecord Record { get; }
    public Department Department { get; private set; } = null!; // all set by CreateAsync
    public Fund Fund { get; private set; } = null!; // as above
    public PolicyItemVersion Item { get; private set; } = null!; // as above
    public Firm Firm { get; private set; } = null!; // as above
    public BankAccount Account { get; private set; } = null!; // as above
    public Dictionary<string, PersonId> People { get; } = [];
    public PersonId Officer => People[Roles.Officer];
    public PersonId FirmUser => People[Roles.Firm];
    public PersonId Maker => People[Roles.Finance];
    public PersonId Checker => People[Roles.FinanceChecker];
    public PersonId Administrator => People[Roles.Administrator];

    public static async Task<County> CreateAsync(long budgetFen = 1_000_000_00, TestRecord? record = null)
    {
        record ??= await TestRecord.CreateAsync();
        var county = new County(record);
        county.Department = await record.DepartmentAsync();
        county.Fund = await record.FundAsync();
        county.Item = await record.ItemAsync(county.Department, county.Fund.Id);
        county.Firm = await record.FirmAsync(phone: "13800000000", email: "firm.user@example.com");
        county.Account = await record.AccountAsync(county.Firm);
        foreach (var role in Roles.Names.Keys)
        {
            county.People[role] = await record.PersonAsync(
                $"p-{role}",
                role,
                role == Roles.Officer ? county.Department.Id : null,
                role == Roles.Firm ? county.Firm.Id : null
            );
        }

        if (budgetFen > 0)
        {
            Done(await record.Get<FundDesk>().GrantAsync(county.Maker, county.Fund.Id, budgetFen, "涟财预〔2026〕1号", Ct));
        }

        return county;
    }

    public static T Done<T>(Result<T> result)
    {
        Assert.True(result.Succeeded, result.Why);
        return result.Value!; // done results have a value
    }

    public static void Refused<T>(Result<T> result, string code)
    {
        Assert.Contains(result.Diagnostics, d => d.Code == code);
        Assert.All(result.Diagnostics, d => Assert.Matches("[\u4e00-\u9fff]", d.Message));
    }

    public Task<Offer> OfferAsync(OfferState state = OfferState.Pushed, long amountFen = 100_000_00) => Record.OfferAsync(Firm, Item, state, amountFen);

    /// <summary>A further firm with an account and a pushed offer for the same item.</summary>
    public async Task<(PersonId FirmUser, Offer Offer, BankAccount Account)> OtherFirmAsync(int number, long amountFen = 100_000_00, string? holder = null)
    {
        var firm = await Record.FirmAsync(number);
        var firmUser = await Record.PersonAsync($"firmUser-{number}", Roles.Firm, firmId: firm.Id);
        return (firmUser, await Record.OfferAsync(firm, Item, amountFen: amountFen), await Record.AccountAsync(firm, $"62220000{number:D8}", holder));
    }

    /// <summary>The claim's payout, reserved.</summary>
    public async Task<Payout> ClaimAsync(PersonId firmUser, Offer offer, BankAccount account)
    {
        var filed = Done(await Record.Get<ClaimFiling>().ConfirmAsync(firmUser, offer.Id, account.Id, Ct));
        return await Record.ReadAsync(db => db.Payouts.Include(p => p.Claim).SingleAsync(p => p.ClaimId == filed.ClaimId));
    }

    public async Task<Payout> ClaimAsync() => await ClaimAsync(FirmUser, await OfferAsync(), Account);

    public async Task<PayoutBatch> BatchAsync(params Payout[] payouts)
    {
        var made = Done(await Record.Get<BatchDesk>().MakeAsync(Maker, [.. payouts.Select(p => p.Id)], Ct));
        return await LoadAsync(made.BatchId);
    }

    public async Task<PayoutBatch> ApprovedAsync(params Payout[] payouts)
    {
        var batch = await BatchAsync(payouts);
        Done(await Record.Get<BatchDesk>().ApproveAsync(Checker, batch.Id, batch.ContentHash, Ct));
        return await LoadAsync(batch.Id);
    }

    /// <summary>The batch with every payee finding released by the maker, approved.</summary>
    public async Task<PayoutBatch> ReleasedAsync(PayoutBatch batch)
    {
        foreach (var finding in await FindingsAsync(batch))
        {
            Done(await Record.Get<PayeeDesk>().ReleaseAsync(Maker, finding.PayoutId, finding.Kind, finding.Evidence, "已向银行核实", Ct));
        }

        Done(await Record.Get<BatchDesk>().ApproveAsync(Checker, batch.Id, batch.ContentHash, Ct));
        return await LoadAsync(batch.Id);
    }

    public Task<IReadOnlyList<PayeeFinding>> FindingsAsync(PayoutBatch batch) =>
        Record.Get<PayeeCheck>().FindAsync([.. batch.Payouts.Select(p => p.Id)], Ct);

    public Task<PayoutBatch> LoadAsync(long batchId) =>
        Record.ReadAsync(db => db.PayoutBatches.AsNoTracking().Include(b => b.Payouts).ThenInclude(p => p.Claim).SingleAsync(b => b.Id == batchId));

    public Task<Result<BankResultTaken>> TakeInAsync(PayoutBatch batch, string csv, long? person = null) =>
        TakeInAsync(batch, Encoding.UTF8.GetBytes(csv), person);

    public async Task<Result<BankResultTaken>> TakeInAsync(PayoutBatch batch, byte[] file, long? person = null)
    {
        using var stream = new MemoryStream(file);
        return await Record.Get<BankReconciliation>().TakeInAsync(new PersonId(person ?? Maker), batch.Id, "回执.csv", stream, Ct);
    }

    /// <summary>The bank's answer: everything paid, but for the numbers that it returns.</summary>
    public string Answer(PayoutBatch batch, params string[] returned) =>
        BankHeader + string.Concat(batch.Payouts.OrderBy(p => p.Id).Select(p => Row(p, returned.Contains(PayoutNumber.Of(p)))));

    public const string BankHeader = "拨付编号,金额,结果,日期,流水号,原因\r\n";

    public string Row(Payout payout, bool isReturned)
    {
        var amount = (payout.AmountFen / 100m).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
        return $"{PayoutNumber.Of(payout)},{amount},{(isReturned ? "退回" : "已付")},{Record.Business.Today:yyyy-MM-dd},B{payout.Id},{(isReturned ? "账号不存在" : "")}\r\n";
    }

    public Task<long> BalanceAsync(LedgerAccount account) =>
        Record.ReadAsync(db => db.LedgerEntries.Where(e => e.FundId == Fund.Id && e.Account == account).SumAsync(e => e.AmountFen));

    public ValueTask DisposeAsync() => Record.DisposeAsync();
}
