using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Firms;

public sealed class BankAccountsTests
{
    [Theory]
    [InlineData("涟源第1机械有限公司", "工行涟源支行", "1901 0101-0920 0012345", null)]
    [InlineData(" 涟源第1机械有限公司 ", "工行涟源支行", "12345678", null)]
    [InlineData("涟源第2机械有限公司", "工行涟源支行", "12345678", DataDiagnostics.AccountHolder)]
    [InlineData("张三", "工行涟源支行", "12345678", DataDiagnostics.AccountHolder)]
    [InlineData("涟源第1机械有限公司", " ", "12345678", DataDiagnostics.WorkTextShape)]
    [InlineData("涟源第1机械有限公司", "工行", "1234567", DataDiagnostics.AccountNumber)]
    [InlineData("涟源第1机械有限公司", "工行", "123456789012345678901234567890123", DataDiagnostics.AccountNumber)]
    [InlineData("涟源第1机械有限公司", "工行", "1234567X", DataDiagnostics.AccountNumber)]
    [InlineData("涟源第1机械有限公司", "工行", "=12345678", DataDiagnostics.AccountNumber)]
    public async Task Account_is_in_the_firms_own_name_with_8_to_32_digits(string holder, string bank, string number, string? code)
    {
        await using var county = await County.CreateAsync();
        var result = await county.Record.Get<BankAccounts>().AddAsync(county.FirmUser, holder, bank, number, County.Ct);
        if (code is null)
        {
            County.Done(result);
        }
        else
        {
            County.Refused(result, code);
        }

        Assert.Equal(code is null ? 2 : 1, await county.Record.ReadAsync(db => db.BankAccounts.CountAsync()));
    }

    [Fact]
    public async Task Same_account_is_found_and_another_bank_for_it_refused()
    {
        await using var county = await County.CreateAsync();
        var accounts = county.Record.Get<BankAccounts>();
        var id = County.Done(await accounts.AddAsync(county.FirmUser, county.Firm.Name, "建行", "87654321", County.Ct));
        Assert.Equal(id, County.Done(await accounts.AddAsync(county.FirmUser, county.Firm.Name, "建行", "8765 4321", County.Ct)));
        County.Refused(await accounts.AddAsync(county.FirmUser, county.Firm.Name, "农行", "87654321", County.Ct), DataDiagnostics.WorkAlreadyThere);
        County.Done(await accounts.MakeDefaultAsync(county.FirmUser, id, County.Ct));
        County.Done(await accounts.VerifyAsync(county.Maker, id, County.Ct));
        var rows = await county.Record.ReadAsync(db => db.BankAccounts.OrderBy(a => a.Id).ToListAsync());
        Assert.Equal([false, true], rows.Select(a => a.IsDefault));
        Assert.True(rows[1].IsVerified);
    }

    [Theory]
    [InlineData("6222000011112222", "6222 **** **** 2222")]
    [InlineData("12345678", "****78")]
    public void Number_is_masked(string number, string masked) => Assert.Equal(masked, BankAccount.Mask(number));
}
