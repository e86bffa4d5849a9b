using PolicyMarket.Tests.Support;
using PolicyMarket.Tests.Web.Commands;

namespace PolicyMarket.Tests.Cases;

/// <summary>D1: accounts are verified, a bank's list and parameters are taken in, by commands.</summary>
public sealed class EntryPointCases : IDisposable
{
    private static readonly string Code = Seeds.CreditCode(1);
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task D1_an_account_is_taken_in_and_verified_by_commands()
    {
        await ImportFirmAsync();
        var roster = folder.Write("名单.csv", $"统一社会信用代码,户名,开户行,账号,核验\n{Code},甲公司,农商行,6222000011112222,否\n");
        var imported = await RunAsync("import", "accounts", roster);
        var again = await RunAsync("import", "accounts", roster);
        var listed = await RunAsync("account", "list");
        var verified = await RunAsync("account", "verify", "--firm", Code, "--number", "6222 0000 1111 2222");
        var left = await RunAsync("account", "list");

        Assert.Equal((0, "账户名单已导入：新账户 1 个，新核验 0 个。\n"), (imported.ExitCode, imported.Output));
        Assert.Contains("新账户 0 个", again.Output, StringComparison.Ordinal);
        Assert.Contains("甲公司\t户名 甲公司\t农商行\t6222000011112222\t未核验", listed.Output, StringComparison.Ordinal);
        Assert.Equal((0, "账号 6222000011112222 已核验。\n"), (verified.ExitCode, verified.Output));
        Assert.Equal("", left.Output);
    }

    [Theory]
    [InlineData("6.222E+18", "甲公司", "科学计数")]
    [InlineData("1234567", "甲公司", "8 到 32 位数字")]
    [InlineData("6222000011112222", "乙公司", "与企业登记名称“甲公司”不一致")]
    public async Task An_account_list_with_a_wrong_line_is_refused_whole_with_its_place(string number, string holder, string said)
    {
        await ImportFirmAsync();
        var roster = folder.Write(
            "名单.csv",
            $"统一社会信用代码,开户行,账号,户名\n{Code},农商行,6222000011113333,甲公司\n{Code},农商行,{number},{holder}\n"
        );

        var imported = await RunAsync("import", "accounts", roster);

        Assert.Equal(2, imported.ExitCode);
        Assert.Contains("第 3 行", imported.Error, StringComparison.Ordinal);
        Assert.Contains(said, imported.Error, StringComparison.Ordinal);
        Assert.Equal("", (await RunAsync("account", "list")).Output);
    }

    [Fact]
    public async Task D1_parameters_are_set_listed_and_imported_by_commands()
    {
        string[] lpr = ["parameter", "set", "--name", "lpr_1y", "--value", "0.031", "--from", "2024-10-21", "--source", "全国银行间同业拆借中心"];
        var set = await RunAsync(lpr);
        var again = await RunAsync(lpr);
        var other = await RunAsync([.. lpr[..5], "0.030", .. lpr[6..]]);
        var file = folder.Write(
            "参数.csv",
            "参数,地区,起始日期,截止日期,数值,依据\nlpr_1y,,2025-05-20,,0.030,全国银行间同业拆借中心\nmonthly_minimum_wage,430000,2024-12-01,,1900,湖南省\n"
        );
        var imported = await RunAsync("import", "parameters", file);
        var listed = await RunAsync("parameter", "list");

        Assert.Equal((0, 0, 2, 0), (set.ExitCode, again.ExitCode, other.ExitCode, imported.ExitCode));
        Assert.Contains("早已有了", again.Output, StringComparison.Ordinal);
        Assert.Contains("PM4007", other.Error, StringComparison.Ordinal);
        Assert.Equal("已录入参数 2 条，下一次匹配起生效。\n", imported.Output);
        Assert.Contains("lpr_1y", listed.Lines[0], StringComparison.Ordinal);
        Assert.EndsWith("现行", listed.Lines[0], StringComparison.Ordinal);
        Assert.Equal(3, listed.Lines.Count);
        Assert.Contains("还没有值的参数", listed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lpr_1y", "百分之三", "2025-05-20", "拆借中心")]
    [InlineData("lpr_1y", "0.03", "昨天", "拆借中心")]
    [InlineData("lpr_1y", "0.03", "2025-05-20", " ")]
    [InlineData("no_such", "0.03", "2025-05-20", "拆借中心")]
    [InlineData("registered_capital", "1", "2025-05-20", "不是参数")]
    public async Task A_wrong_parameter_is_refused_in_words(string name, string value, string from, string source)
    {
        var set = await RunAsync("parameter", "set", "--name", name, "--value", value, "--from", from, "--source", source);

        Assert.Equal(2, set.ExitCode);
        Assert.Matches("[\u4e00-\u9fff]", set.Error);
        Assert.Equal("", (await RunAsync("parameter", "list")).Output);
    }

    private async Task ImportFirmAsync()
    {
        var firms = folder.Write("企业.csv", $"统一社会信用代码,企业名称,registration_region\n{Code},甲公司,431382\n");
        var imported = await RunAsync("import", "firms", firms);
        Assert.Equal((0, ""), (imported.ExitCode, imported.Error));
    }

    private Task<CommandRun> RunAsync(params string[] args) => CommandRun.OfAsync([.. args, "--data", folder.At("data")]);
}
