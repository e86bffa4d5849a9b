using System.Text.Json;
using PolicyMarket.Tests.Data.Imports;
using PolicyMarket.Tests.Web.Commands;

namespace PolicyMarket.Tests.Cases;

/// <summary>Worked cases of codes and values as departments deliver them, through the command line.</summary>
public sealed class ValueCaseTests
{
    [Theory]
    [InlineData("registration_status", "存续（在营、开业、在册）", "active")]
    [InlineData("registration_status", "在业", "active")]
    [InlineData("登记状态", "吊销，未注销", "revoked")]
    [InlineData("registration_status", "吊销未注销", "revoked")]
    [InlineData("registration_status", "注销", "deregistered")]
    [InlineData("tax_credit_rating", "A级", "A")]
    [InlineData("tax_credit_rating", "Ｍ级", "M")]
    [InlineData("tax_credit_rating", "b 级", "B")]
    [InlineData("entity_type", "有限责任公司(自然人独资)", "company")]
    [InlineData("entity_type", "股份有限公司", "company")]
    [InlineData("vat_taxpayer_type", "增值税小规模纳税人", "small_scale")]
    [InlineData("enterprise_size", "小型企业", "small")]
    [InlineData("registration_region", "涟源市", "431382")]
    [InlineData("registration_region", "湖南省娄底市涟源市", "431382")]
    [InlineData("registration_region", "330103", "330105")]
    [InlineData("registration_region", "430124", "430182")]
    [InlineData("registration_region", "宁乡县", "430182")]
    [InlineData("registration_region", "431382000000", "431382")]
    [InlineData("industry_code", "I6592", "I6591")]
    [InlineData("industry_code", "P8210", "P8310")]
    [InlineData("industry_code", "C3840", "C384")]
    [InlineData("rd_expense_domestic_ratio", "60%", "0.6")]
    [InlineData("rd_expense_ratio", "150%", "1.5")]
    [InlineData("taxable_income", "-5", "-5")]
    [InlineData("revenue_growth_rate", "-0.2", "-0.2")]
    [InlineData("revenue", "\"1,020.00\"", "1020")]
    [InlineData("employees", "１２", "12")]
    public async Task Value_is_stored_as_its_code_or_number(string header, string cell, string stored)
    {
        var file = await ImportedFile.OfCellAsync(header, cell);

        Assert.True(file.Run.ExitCode == 0, file.Said);
        Assert.Equal(stored, Assert.Single(Assert.Single(file.Sheets)).Value);
    }

    [Theory]
    [InlineData("rd_expense_domestic_ratio", "60", "是否应为 0.6")]
    [InlineData("lpr_1y", "3.1", "是否应为 0.031")]
    [InlineData("debt_to_asset_ratio", "45", "是否应为 0.45")]
    [InlineData("revenue_growth_rate", "12.5", "是否应为 0.125")]
    [InlineData("从业人员", "-5", "负数")]
    [InlineData("营业收入", "-0.01", "负数")]
    [InlineData("employees", "99999999999", "大得不合常理")]
    [InlineData("registration_date", "2999-01-01", "晚于")]
    [InlineData("registration_date", "1899-12-31", "早于 1900")]
    [InlineData("registration_status", "迁出", "存续、注销、吊销")]
    [InlineData("entity_type", "合伙企业", "个体工商户")]
    [InlineData("registration_region", "330104", "330102.*330114")]
    [InlineData("registration_region", "432503", "431382")]
    [InlineData("registration_region", "鼓楼区", "可能是")]
    [InlineData("registration_region", "4313", "431300")]
    [InlineData("industry_code", "311", "A0311.*C311")]
    [InlineData("industry_code", "I6510", "I6511")]
    [InlineData("industry_code", "Z9999", "行业")]
    [InlineData("legal_representative", "张\u200B三", "不可见字符 U\\+200B")]
    [InlineData("营业收入(万元)", "123.45", "单位")]
    public async Task Value_that_cannot_be_is_refused_with_what_is_wrong(string header, string cell, string said)
    {
        var file = await ImportedFile.OfCellAsync(header, cell);

        Assert.Equal(2, file.Run.ExitCode);
        Assert.Matches(said, file.Said);
        Assert.Empty(file.Sheets);
    }

    [Theory]
    [InlineData("431382189912310348")]
    [InlineData("111111111111111111")]
    [InlineData("91431382MA4000001F")]
    public async Task Number_that_is_no_credit_code_is_refused(string code) =>
        Assert.Equal(2, (await ImportedFile.OfTextAsync($"统一社会信用代码,企业名称,营业收入\n{code},甲公司,5\n")).Run.ExitCode);

    [Theory]
    [InlineData("91431382MA49000140")]
    [InlineData("92141127MA00000050")]
    [InlineData("91431382MA4000001E\u200B")]
    [InlineData("\u202A91431382MA4000001E\u202C")]
    [InlineData("９１431382MA4000001E")]
    public async Task Credit_code_is_taken_without_what_nobody_sees(string code) =>
        Assert.Equal(0, (await ImportedFile.OfTextAsync($"统一社会信用代码,企业名称,营业收入\n{code},甲公司,5\n")).Run.ExitCode);

    [Theory]
    [InlineData("\"甲\n公司\"", "换行符")]
    [InlineData("甲\u202E公司", "不可见字符")]
    [InlineData("甲\uFFFD公司", "乱码")]
    [InlineData("甲\u0007公司", "控制字符")]
    public async Task Name_with_a_sign_that_nobody_sees_is_refused(string name, string said)
    {
        var file = await ImportedFile.OfTextAsync($"统一社会信用代码,企业名称,营业收入\n{ImportedFile.Firm},{name},5\n");

        Assert.Equal(2, file.Run.ExitCode);
        Assert.Contains(said, file.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_rows_of_one_firm_are_refused() =>
        Assert.Equal(
            2,
            (await ImportedFile.OfTextAsync($"统一社会信用代码,企业名称,营业收入\n{ImportedFile.Firm},甲公司,1\n{ImportedFile.Firm},甲公司,1\n"))
                .Run
                .ExitCode
        );

    [Fact]
    public async Task Abolished_county_is_stored_as_its_successor_with_a_note()
    {
        var file = await ImportedFile.OfCellAsync("registration_region", "330103");

        Assert.Equal((0, "330105"), (file.Run.ExitCode, file["registration_region"]));
        Assert.Contains("330103（下城区）已于 2021-04-09", file.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Divided_county_is_asked_about_for_days_before_the_division()
    {
        var before = await ImportedFile.OfCellAsync("registration_region", "330110", "--as-of", "2020-12-31");
        var after = await ImportedFile.OfCellAsync("registration_region", "330110", "--as-of", "2021-12-31");

        Assert.Equal((2, 0), (before.Run.ExitCode, after.Run.ExitCode));
        Assert.Contains("330113", before.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X1-numFmt31.xlsx", "registration_date", "2025-03-01")]
    [InlineData("K7.xlsx", "revenue", "0.3")]
    public async Task Workbook_cell_is_stored_as_shown(string name, string attribute, string stored)
    {
        var file = await ImportedFile.OfFileAsync(name);

        Assert.True(file.Run.ExitCode == 0, file.Said);
        Assert.Equal(stored, file[attribute]);
    }

    [Theory]
    [InlineData("X2-formula-without-value.xlsx", "第 2 行 · 营业收入.*没有它的结果")]
    [InlineData("X4-lost-zero-cattle.xlsx", "A0311.*C311")]
    [InlineData("K6.xlsx", "15 位")]
    public async Task Workbook_cell_that_lost_something_is_refused(string name, string said)
    {
        var file = await ImportedFile.OfFileAsync(name);

        Assert.Equal(2, file.Run.ExitCode);
        Assert.Matches(said, file.Said);
    }

    [Theory]
    [InlineData("""<c r="C2" s="1"><v>0</v></c>""", "不是日期")]
    [InlineData("""<c r="C2" s="2"><v>0</v></c>""", "不是日期")]
    [InlineData("""<c r="C2" s="1"><f>D2</f><v></v></c>""", "没有它的结果")]
    [InlineData("""<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>""", "#DIV/0!")]
    public async Task Date_cell_without_a_day_is_refused(string cell, string said)
    {
        var file = await ImportedFile.OfBytesAsync("a.xlsx", CaseWorkbook.WithDate(cell));

        Assert.Equal(2, file.Run.ExitCode);
        Assert.Contains(said, file.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 1, "45717", "2025-03-01")]
    [InlineData(false, 2, "45717", "2025-03-01")]
    [InlineData(true, 2, "44255", "2025-03-01")]
    [InlineData(true, 1, "44255", "2025-03-01")]
    [InlineData(false, 3, "45717", "2025-03-01")]
    public async Task Day_numbers_are_dates_in_both_calendars(bool from1904, int style, string number, string stored)
    {
        var file = await ImportedFile.OfBytesAsync("a.xlsx", CaseWorkbook.WithDate($"""<c r="C2" s="{style}"><v>{number}</v></c>""", from1904));

        Assert.True(file.Run.ExitCode == 0, file.Said);
        Assert.Equal(stored, file["registration_date"]);
    }

    [Fact]
    public async Task Merged_data_cells_are_refused_with_their_place()
    {
        var file = await ImportedFile.OfBytesAsync("a.xlsx", CaseWorkbook.WithDate("", merged: "C2:C3"));

        Assert.Equal(2, file.Run.ExitCode);
        Assert.Contains("第 2 至 3 行，第 3 至 3 列", file.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unrecognised_codes_are_unknown_to_match_and_named()
    {
        using var folder = new Folder();
        var policies = folder.Write(
            "policies.json",
            $"[{Item("county", "registration_region", "under", "\"431382\"")},{Item("county-not", "registration_region", "!=", "\"431382\"")},{Item("mfg", "industry_code", "under", "\"C\"")},{Item("a", "tax_credit_rating", "not_in", "[\"D\"]")},{Item("staff", "employees", "<=", "20")}]"
        );
        var attributes = folder.Write("attributes.json", StarterAttributes());
        var firms = folder.Write(
            "firms.jsonl",
            """
            {"id":"name","facts":{"registration_region":"涟源市","tax_credit_rating":"A级"}}
            {"id":"old","facts":{"registration_region":"432503","tax_credit_rating":"优"}}
            {"id":"gone","facts":{"registration_region":"999999","industry_code":"Z99","employees":-5}}
            """
        );

        var run = await CommandRun.OfAsync(
            "match",
            "--policies",
            policies,
            "--attributes",
            attributes,
            "--firms",
            firms,
            "--as-of",
            "2026-06-01",
            "--all"
        );

        Assert.Equal(0, run.ExitCode);
        var outcomes = run
            .Lines.Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(pair => $"{pair.GetProperty("firm")}/{pair.GetProperty("item")}", pair => pair.GetProperty("outcome").GetString());
        Assert.Equal("eligible", outcomes["name/county"]);
        Assert.Equal("ineligible", outcomes["name/county-not"]);
        Assert.Equal("eligible", outcomes["name/a"]);
        Assert.All(
            ["old/county", "old/county-not", "old/a", "gone/county", "gone/county-not", "gone/mfg", "gone/staff"],
            pair => Assert.Equal("unknown", outcomes[pair])
        );
        Assert.All(["432503", "999999", "Z99", "优", "-5"], text => Assert.Contains(text, run.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Threshold_of_sixty_on_a_share_is_remarked_at_import()
    {
        using var folder = new Folder();
        var policies = folder.Write(
            "policies.json",
            $"[{Item("share", "rd_expense_domestic_ratio", ">=", "60")},{Item("good", "rd_expense_domestic_ratio", ">=", "0.6")}]"
        );

        var run = await CommandRun.OfAsync("import", "policies", policies, "--data", folder.At("data"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("比例取值在 0 到 1 之间，60 是否应为 0.6", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n'), line => line.Contains("PM3019", StringComparison.Ordinal));
    }

    private static string StarterAttributes()
    {
        using var reader = new StreamReader(PolicyMarket.Rules.Starter.StarterFiles.Open(PolicyMarket.Rules.Starter.StarterFiles.Attributes));
        return reader.ReadToEnd();
    }

    private static string Item(string id, string attribute, string op, string value) =>
        $$"""
            {"id":"{{id}}","title":"测试{{id}}","document":{"title":"测试文件","number":"测〔2026〕1号","issuer":"测试","level":"县","region":null,"effective_from":"2026-01-01","effective_to":"2028-12-31"},
             "category":"资金奖补","mode":"免申即享","department":"工信","summary":"x","conditions":{"all":[{"attribute":"{{attribute}}","op":"{{op}}","value":{{value}}}]},"amount":"1","cap":null,"exclusive_group":null,"frequency":"yearly","source":"x"}
            """;
}
