using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Payouts.Paying;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Payouts.Paying;

/// <summary>CNAPS codes and paying accounts: a list is taken whole or not at all, each wrong cell is named.</summary>
public sealed class PayingDirectoryTests
{
    [Theory]
    [InlineData("102100099996", true)] // published codes of head offices
    [InlineData("105100000017", true)]
    [InlineData("103100000026", true)]
    [InlineData("308584000013", true)]
    [InlineData("308584000014", false)]
    [InlineData("30858400001", false)]
    [InlineData("3085840000130", false)]
    [InlineData("3.08584E+11", false)]
    [InlineData("３08584000013", false)]
    [InlineData("", false)]
    public void A_clearing_code_has_twelve_digits_and_their_check_digit(string code, bool isValid) => Assert.Equal(isValid, ClearingCode.IsValid(code));

    [Fact]
    public async Task A_known_bank_gets_the_code_of_the_list_and_the_same_list_changes_nothing()
    {
        await using var county = await County.CreateAsync();
        Assert.Equal(new DirectoryTaken(1, 0), County.Done(await PayingSide.BranchesAsync(county, "行名,行号\r\n甲银行,102100099996\r\n")));
        Assert.Equal(
            new DirectoryTaken(1, 1),
            County.Done(await PayingSide.BranchesAsync(county, "行号,行名\r\n105100000017,甲银行\r\n103100000026,乙银行\r\n"))
        );
        Assert.Equal(new DirectoryTaken(0, 0), County.Done(await PayingSide.BranchesAsync(county, "行名,行号\r\n甲银行,105100000017\r\n")));
        Assert.Equal(
            "105100000017",
            await county.Record.ReadAsync(db => db.BankBranches.Where(b => b.Name == "甲银行").Select(b => b.ClearingCode).SingleAsync())
        );
        Assert.Equal(2, await county.Record.ReadAsync(db => db.AuditEvents.CountAsync(a => a.Action == "payment.branches")));
    }

    [Theory]
    [InlineData("行名,行号\r\n甲银行,1.021E+11\r\n", DataDiagnostics.ClearingCode)]
    [InlineData("行名,行号\r\n甲银行,102100099996\r\n甲银行,105100000017\r\n", DataDiagnostics.ClearingCode)]
    [InlineData("行名,行号\r\n,102100099996\r\n", DataDiagnostics.WorkTextShape)]
    [InlineData("行名,行号\r\n", DataDiagnostics.NoRows)]
    public async Task A_wrong_list_of_banks_is_refused_whole(string csv, string code)
    {
        await using var county = await County.CreateAsync(budgetFen: 0);
        County.Refused(await PayingSide.BranchesAsync(county, csv), code);
        Assert.False(await county.Record.ReadAsync(db => db.BankBranches.AnyAsync()));
    }

    [Theory]
    [InlineData("{0},财政局,某行,12345,402562700005", DataDiagnostics.AccountNumber, "第 2 行 · 账号")]
    [InlineData("{0},财政局,某行,43138200000001,402562700006", DataDiagnostics.ClearingCode, "第 2 行 · 行号")]
    [InlineData("{0},,某行,43138200000001,402562700005", DataDiagnostics.WorkTextShape, "第 2 行 · 户名")]
    [InlineData("X,财政局,某行,43138200000001,402562700005", DataDiagnostics.WorkNotFound, "第 2 行 · 资金池")]
    [InlineData(
        "{0},财政局,某行,43138200000001,402562700005\r\n{0},财政局,某行,43138200000002,402562700005",
        DataDiagnostics.WorkAlreadyThere,
        "第 3 行 · 资金池"
    )]
    public async Task A_wrong_list_of_paying_accounts_names_the_cell(string rows, string code, string where)
    {
        await using var county = await County.CreateAsync(budgetFen: 0);
        var taken = await PayingSide.PayersAsync(
            county,
            "资金池,户名,开户行,账号,行号\r\n" + string.Format(System.Globalization.CultureInfo.InvariantCulture, rows, county.Fund.Code) + "\r\n"
        );
        County.Refused(taken, code);
        Assert.Contains(taken.Diagnostics, d => d.Where == where);
        Assert.False(await county.Record.ReadAsync(db => db.PayingAccounts.AnyAsync()));
    }

    [Fact]
    public async Task A_fund_gets_the_account_of_the_latest_list()
    {
        await using var county = await County.CreateAsync(budgetFen: 0);
        Assert.Equal(new DirectoryTaken(1, 0), County.Done(await PayingSide.PayersAsync(county, PayingSide.Payer(county))));
        Assert.Equal(new DirectoryTaken(0, 0), County.Done(await PayingSide.PayersAsync(county, PayingSide.Payer(county))));
        var moved = PayingSide.Payer(county).Replace(PayingSide.AccountNumber, "43138200000009", StringComparison.Ordinal);
        Assert.Equal(new DirectoryTaken(0, 1), County.Done(await PayingSide.PayersAsync(county, moved)));
        Assert.Equal("43138200000009", await county.Record.ReadAsync(db => db.PayingAccounts.Select(a => a.Number).SingleAsync()));
    }
}
