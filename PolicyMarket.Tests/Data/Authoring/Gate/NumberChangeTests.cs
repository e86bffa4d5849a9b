using PolicyMarket.Data.Authoring.Gate;

namespace PolicyMarket.Tests.Data.Authoring.Gate;

/// <summary>The light path is for numbers and dates alone.</summary>
public sealed class NumberChangeTests
{
    [Theory]
    [InlineData("\"value\":300", "\"value\":250", true)]
    [InlineData("\"cap\":500000", "\"cap\":800000", true)]
    [InlineData("revenue * 0.01", "revenue * 0.015", true)]
    [InlineData("2027-12-31", "2028-12-31", true)]
    [InlineData("涟政发〔2026〕9号", "涟政发〔2027〕3号", true)]
    [InlineData("从业人员 300 人以上", "从业人员 250 人以上", true)]
    [InlineData("\"cap\":500000", "\"cap\":null", false)]
    [InlineData("\"op\":\">=\"", "\"op\":\">\"", false)]
    [InlineData("\"attribute\":\"employees\"", "\"attribute\":\"employees_insured\"", false)]
    [InlineData("revenue * 0.01", "revenue + 0.01", false)]
    [InlineData("revenue * 0.01", "rd_expense * 0.01", false)]
    [InlineData("\"region\":\"431382\"", "\"region\":\"431381\"", false)]
    [InlineData("\"mode\":\"免申即享\"", "\"mode\":\"标准兑现\"", false)]
    [InlineData("稳岗扩产奖励", "稳岗奖励", false)]
    public void A_change_is_of_numbers_or_not(string from, string to, bool isOfNumbers)
    {
        var json = AuthoringCounty.ItemJson();
        var after = json.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(json, after);

        Assert.Equal(isOfNumbers, NumberChange.IsAll(DraftLintTests.Rule(json), DraftLintTests.Rule(after)));
    }

    [Fact]
    public void A_further_condition_a_code_and_an_equal_text_are_no_change_of_numbers()
    {
        var plain = DraftLintTests.Rule(AuthoringCounty.ItemJson());
        const string leaf = """{"attribute":"employees","op":">=","value":300,"cite":"第一条"}""";
        Assert.False(NumberChange.IsAll(plain, plain));
        Assert.False(NumberChange.IsAll(plain, DraftLintTests.Rule(AuthoringCounty.ItemJson($"{leaf},{leaf}"))));
        Assert.False(
            NumberChange.IsAll(
                DraftLintTests.Rule(AuthoringCounty.ItemJson("""{"attribute":"registration_region","op":"under","value":"431300"}""")),
                DraftLintTests.Rule(AuthoringCounty.ItemJson("""{"attribute":"registration_region","op":"under","value":"431382"}"""))
            )
        );
    }
}
