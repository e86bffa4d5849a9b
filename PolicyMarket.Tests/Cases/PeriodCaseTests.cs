using PolicyMarket.Tests.Web.Commands;

namespace PolicyMarket.Tests.Cases;

/// <summary>Facts of another period than the assessed one, and facts that change with time, through the command line as a department uses it.</summary>
public sealed class PeriodCaseTests : IDisposable
{
    private const string Code = "91431382MA4000001E";
    private readonly Folder folder = new();

    private string Data => folder.At("data");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_late_restatement_of_an_earlier_year_never_replaces_the_assessed_year()
    {
        await PublishAsync("yearly", """{"attribute":"revenue","op":">","value":0}""", "revenue");
        await DeliverAsync("revenue\n{0},甲公司,100", "2025", "2026-05-31");
        await DeliverAsync("revenue\n{0},甲公司,999", "2024", "2026-11-01");

        Assert.Contains("可兑现合计 100.00 元", await NightAsync("2026-11-29"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yearly", "revenue", "2025", "2026-11-29", 1)]
    [InlineData("yearly", "revenue", "2025", "2027-01-01", 0)] // the year has turned, nothing of 2026 has been delivered
    [InlineData("yearly", "revenue", "2026", "2026-11-29", 0)] // a running year is not the year
    [InlineData("yearly", "revenue", "2026", "2027-01-01", 1)]
    [InlineData("yearly", "revenue", "2024", "2026-11-29", 0)]
    [InlineData("yearly", "revenue", "current", "2026-11-29", 0)] // of no year
    [InlineData("yearly", "revenue", "2026-10", "2026-11-29", 0)]
    [InlineData("yearly", "registered_capital", "current", "2026-11-29", 1)] // a state holds until it is replaced
    [InlineData("yearly", "registered_capital", "2025", "2026-11-29", 1)]
    [InlineData("yearly", "registered_capital", "2024", "2026-11-29", 0)] // the state of a year that is not assessed
    [InlineData("monthly", "monthly_sales", "2026-10", "2026-11-29", 1)]
    [InlineData("monthly", "monthly_sales", "2026-10", "2026-12-01", 0)]
    [InlineData("monthly", "monthly_sales", "2026-11", "2026-11-29", 0)] // a running month
    [InlineData("monthly", "monthly_sales", "2025", "2026-11-29", 0)]
    [InlineData("quarterly", "industrial_output_quarter", "2026Q3", "2026-11-29", 1)]
    [InlineData("quarterly", "industrial_output_quarter", "2026Q2", "2026-11-29", 0)]
    [InlineData("quarterly", "industrial_output_quarter", "2026Q3", "2027-01-01", 0)]
    [InlineData("half_yearly", "registered_capital", "2026H1", "2026-11-29", 1)]
    [InlineData("half_yearly", "registered_capital", "2026H1", "2027-01-01", 0)]
    [InlineData("once", "revenue", "2025", "2027-01-01", 0)]
    public async Task A_fact_counts_for_its_own_period_only(string frequency, string attribute, string period, string date, int pairs)
    {
        await PublishAsync(frequency, $$"""{"attribute":"{{attribute}}","op":">","value":0}""", "1");
        await DeliverAsync(attribute + "\n{0},甲公司,2000000", period, "2026-11-01");

        Assert.Contains($"符合 {pairs} 对", await NightAsync(date), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("months_in_operation", ">=", 82, "registration_date", "2020-01-31", "2026-11-30", 1)] // the last day of a shorter month ends the month
    [InlineData("months_in_operation", ">=", 82, "registration_date", "2020-01-31", "2026-11-29", 0)]
    [InlineData("months_in_operation", ">=", 12, "registration_date", "2020-01-01", "2026-11-29", 1)]
    [InlineData("registration_date@years_since", ">=", 6, "registration_date", "2020-11-30", "2026-11-29", 0)]
    [InlineData("registration_date@days_since", "==", 29, "registration_date", "2026-10-31", "2026-11-29", 1)]
    [InlineData("high_tech_certificate_remaining_months", ">=", 1, "high_tech_certificate_expiry", "2026-12-29", "2026-11-29", 1)]
    [InlineData("high_tech_certificate_remaining_months", ">=", 1, "high_tech_certificate_expiry", "2026-12-28", "2026-11-29", 0)]
    // Recognised in 2023, assessed 2025.
    [InlineData("years_since_high_tech_recognition", "==", 2, "high_tech_certificate_expiry", "2026-06-30", "2026-11-29", 1)]
    public async Task What_time_changes_is_derived_on_the_business_date(
        string asked,
        string op,
        int value,
        string delivered,
        string date,
        string night,
        int pairs
    )
    {
        await PublishAsync("yearly", $$"""{"attribute":"{{asked}}","op":"{{op}}","value":{{value}}}""", "1");
        await DeliverAsync(delivered + "\n{0},甲公司," + date, "current", "2026-11-01");

        Assert.Contains($"符合 {pairs} 对", await NightAsync(night), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delivered_number_that_grows_old_does_not_count()
    {
        await PublishAsync("yearly", """{"attribute":"months_in_operation","op":">=","value":12}""", "1");
        await DeliverAsync("registration_date,months_in_operation\n{0},甲公司,2026-01-05,99", "current", "2026-11-01");

        Assert.Contains("符合 0 对", await NightAsync("2026-11-29"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("current", "revenue", "按年计")]
    [InlineData("2025", "monthly_sales", "按月计")]
    [InlineData("2026-10", "industrial_output_quarter", "按季计")]
    [InlineData("current", "months_in_operation", "按业务日期推算")]
    public async Task A_delivery_says_which_columns_decide_nothing(string period, string attribute, string expected)
    {
        var file = folder.Write("firms.csv", $"统一社会信用代码,企业名称,{attribute}\n{Code},甲公司,5\n");

        var run = await CommandRun.OfAsync("import", "firms", file, "--period", period, "--data", Data);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    private async Task PublishAsync(string frequency, string condition, string amount)
    {
        var file = folder.Write(
            "items.json",
            $$"""
            [{"id":"y","title":"测试事项","document":{"title":"测试文件","number":"测〔2026〕1号","issuer":"测试","level":"县","region":null,"effective_from":"2026-01-01","effective_to":"2028-12-31"},
              "category":"资金奖补","mode":"免申即享","department":"工信","summary":"x","conditions":{"all":[{{condition}}]},"amount":"{{amount}}","cap":null,"exclusive_group":null,"frequency":"{{frequency}}","source":"x"}]
            """
        );
        var run = await CommandRun.OfAsync("import", "policies", file, "--data", Data);
        Assert.Equal(0, run.ExitCode);
    }

    /// <summary>Head of the file after code and name, and its row with the place of the code.</summary>
    private async Task DeliverAsync(string text, string period, string asOf)
    {
        var file = folder.Write(
            "firms.csv",
            "统一社会信用代码,企业名称," + string.Format(System.Globalization.CultureInfo.InvariantCulture, text, Code) + "\n"
        );
        var run = await CommandRun.OfAsync("import", "firms", file, "--source", "税务", "--period", period, "--as-of", asOf, "--data", Data);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private async Task<string> NightAsync(string date) => (await CommandRun.OfAsync("nightly", "--data", Data, "--as-of", date)).Output;
}
