using System.Globalization;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Tables.Tiers;
using PolicyMarket.Tests.Web.Policies;
using PolicyMarket.Web.Drafts.Amounts;

namespace PolicyMarket.Tests.Web.Drafts.Amounts;

/// <summary>The form of an amount: units that stay exact, faults at their rows, a workbook that is taken whole or not at all.</summary>
public sealed class AmountFormsTests
{
    private static AttributeCatalog Catalog => AttributeCatalog.Starter;

    [Fact]
    public void Every_starter_amount_that_opens_as_a_form_is_written_without_a_fault()
    {
        foreach (var text in StarterItems.Rules.Select(rule => rule.AmountText).OfType<string>())
        {
            var draft = AmountForms.Open(text, Catalog);
            if (draft.View == AmountView.Formula)
            {
                continue;
            }

            var read = AmountForms.Read(draft, Catalog);
            Assert.Empty(read.Faults.Where(fault => fault.IsFault));
            Assert.Equal(AmountFormWriter.Write(AmountFormReader.Read(text, Catalog)!, Catalog), read.Text); // a form, as opened
        }
    }

    [Theory]
    [InlineData("300", "万元", "3000000")]
    [InlineData("0.3", "亿元", "30000000")]
    [InlineData("50万", "元", "500000")]
    [InlineData("1,234.56", "元", "1234.56")]
    [InlineData("0.00000001", "亿元", "1")]
    [InlineData("三百", "元", null)]
    [InlineData("NaN", "元", null)]
    [InlineData("Infinity", "元", null)]
    [InlineData("1e5", "元", null)]
    [InlineData("79228162514264337593543950335", "亿元", null)]
    public void A_sum_in_any_unit_is_stored_in_yuan_exactly(string text, string unit, string? yuan) =>
        Assert.Equal(yuan, AmountUnits.Read(text, unit, AmountUnits.Yuan) is { } number ? AmountFormWriter.Number(number) : null);

    [Theory]
    [InlineData("3", "%", "0.03")]
    [InlineData("5‰", "%", "0.005")]
    [InlineData("5", "‰", "0.005")]
    [InlineData("2.5％", "‰", "0.025")]
    public void A_share_in_any_sign_is_stored_as_a_share_exactly(string text, string unit, string share) =>
        Assert.Equal(share, AmountUnits.Read(text, unit, AmountUnits.Share) is { } number ? AmountFormWriter.Number(number) : null);

    [Theory]
    [InlineData("3000000", "300 万元")]
    [InlineData("123456.78", "123,456.78 元")]
    [InlineData("250000000", "2.5 亿元")]
    [InlineData("0", "0 元")]
    public void A_sum_is_said_in_its_best_unit(string yuan, string words) =>
        Assert.Equal(words, AmountUnits.Say(decimal.Parse(yuan, CultureInfo.InvariantCulture), AmountUnits.Yuan));

    [Fact]
    public void Tiers_open_in_short_units_and_keep_their_numbers()
    {
        const string Formula =
            "if technical_renovation_investment >= 50000000 then 150000 else if technical_renovation_investment >= 30000000 then 100000 else if technical_renovation_investment >= 10000000 then 80000 else 50000";
        var draft = AmountForms.Open(Formula, Catalog);

        Assert.Equal((AmountView.Tiers, TierKind.Sum, "万元", "万元"), (draft.View, draft.Kind, draft.BoundUnit, draft.ValueUnit));
        Assert.Equal(["|1,000|5", "1,000|3,000|8", "3,000|5,000|10", "5,000||15"], draft.Rows.Select(row => $"{row.Low}|{row.High}|{row.Value}"));
        Assert.Equal(Formula, AmountForms.Read(draft, Catalog).Text);
        Assert.Equal(
            Formula.Replace("150000", "160000", StringComparison.Ordinal),
            AmountForms.Read(draft.With(3, draft.Rows[3] with { Value = "16" }), Catalog).Text
        );
    }

    [Fact]
    public void Every_fault_stands_at_its_row_and_says_what_to_do()
    {
        var draft = new AmountDraft(AmountView.Tiers)
        {
            Base = "revenue",
            BoundUnit = "万元",
            ValueUnit = "元",
            Rows = [new("1", true, "NaN", false, "5"), new("9", true, "8", true, ""), new("", true, "", false, "1")],
        };
        var read = AmountForms.Read(draft, Catalog);

        Assert.Null(read.Text);
        Assert.Equal(
            [(0, "上限“NaN”不是数字，请填如 500000 或 50万。"), (1, "请填写这一档的值。")],
            read.Faults.Select(fault => (fault.Row ?? -1, fault.Message))
        );
        var reversed = AmountForms.Read(draft with { Rows = [new("9", true, "8", true, "1"), new("1", true, "10", true, "2")] }, Catalog);
        Assert.Contains(reversed.Faults, fault => fault is { Row: 0, IsFault: true } && fault.Message.Contains("下限大于上限", StringComparison.Ordinal));
        var gap = AmountForms.Read(draft with { Rows = [new("1", true, "2", false, "1"), new("3", true, "", true, "2")] }, Catalog);
        Assert.Equal("if revenue >= 30000 then 2 else if revenue >= 10000 and revenue < 20000 then 1 else 0", gap.Text);
        Assert.Contains("空档（2 万元 至 3 万元）", gap.Faults.Single().Message, StringComparison.Ordinal);
        Assert.Contains(AmountForms.Read(draft with { Base = "revenue +" }, Catalog).Faults, fault => fault.Row is null);
        Assert.Contains(
            AmountForms
                .Read(
                    new AmountDraft(AmountView.Fixed)
                    {
                        Sum = "5",
                        Floor = "9",
                        Ceiling = "8",
                    },
                    Catalog
                )
                .Faults,
            fault => fault.Message.Contains("保底大于上限", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_workbook_of_tiers_comes_back_as_the_same_tiers()
    {
        var draft = AmountForms.Open("min(revenue, 30000000) * 0.005 + max(0, revenue - 30000000) * 0.003", Catalog);
        var rows = draft
            .Rows.Select(row => new TierSheetRow(Unit(row.Low), row.LowIncluded, Unit(row.High), row.HighIncluded, row.Value + "%", ""))
            .ToArray();
        using var file = new MemoryStream(TierSheet.Write([.. rows]));
        var read = await TierSheet.ReadAsync(file, default);

        Assert.Equal([2, 3], read.Required.Select(row => row.Number));
        var (taken, refused) = TierSheetIntake.Read(read.Required, draft with { Rows = [] }, Catalog);
        Assert.Empty(refused);
        Assert.Equal(AmountForms.Read(draft, Catalog).Text, AmountForms.Read(taken!, Catalog).Text); // taken, as nothing was refused
        static string Unit(string bound) => bound.Length > 0 ? bound + "万元" : "";
    }

    [Fact]
    public void A_sheet_with_one_wrong_row_is_taken_not_at_all()
    {
        var draft = AmountForms.Open("if revenue >= 10 then revenue * 0.1 else 0", Catalog);
        var (taken, refused) = TierSheetIntake.Read(
            [new("0", true, "10", false, "5%", "", 2), new("10", true, "二十", false, "0.05", "", 3), new("5", true, "8", false, "1%", "", 4)],
            draft,
            Catalog
        );

        Assert.Null(taken);
        Assert.Contains(refused, message => message.StartsWith("第 3 行：“0.05”是比例", StringComparison.Ordinal));
        Assert.Contains(refused, message => message.StartsWith("第 3 行：上限“二十”不是数字", StringComparison.Ordinal));
    }
}
