using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Tests.Rules.Values;

public sealed class CodeChangeTests
{
    [Fact]
    public void Every_successor_of_a_region_is_in_the_table_and_only_divided_codes_are_too()
    {
        Assert.All(CodeChanges.Regions, change => Assert.All(change.Successors, code => Assert.True(RegionTree.Exists(code), $"{change.Code} → {code}")));
        Assert.All(CodeChanges.Regions, change => Assert.Equal(change.IsDivision, RegionTree.Exists(change.Code)));
    }

    [Fact]
    public void Every_successor_of_an_industry_is_in_the_table_and_no_old_code_is()
    {
        Assert.All(
            CodeChanges.Industries,
            change => Assert.All(change.Successors, code => Assert.True(IndustryTree.Exists(code), $"{change.Code} → {code}"))
        );
        Assert.All(CodeChanges.Industries, change => Assert.False(IndustryTree.Exists(change.Code), change.Code));
    }

    [Theory]
    [InlineData("rd_expense_domestic_ratio", "60", DiagnosticCatalogue.FactImplausible)]
    [InlineData("legal_representative", "张\u200B三", DiagnosticCatalogue.TextForbiddenSign)]
    [InlineData("registration_region", "330104", DiagnosticCatalogue.CodeAmbiguous)]
    public void Cell_that_cannot_be_taken_is_refused_with_its_code(string attribute, string cell, string code)
    {
        Assert.True(AttributeCatalog.Starter.TryGet(attribute, out var definition));
        var why = Assert.Single(FactText.Parse(cell, definition).Diagnostics);
        Assert.Equal(code, why.Code);
    }

    [Fact]
    public void Identity_card_number_is_no_credit_code()
    {
        var why = Assert.Single(CreditCode.Parse("431382189912310348").Diagnostics);
        Assert.Equal(DiagnosticCatalogue.CreditCodeStructure, why.Code);
    }

    [Theory]
    [InlineData("43050161383600000123", true)]
    [InlineData("4305 0161 3836 0000 0123", true)]
    [InlineData("622202020011223X003", false)]
    [InlineData("4.305E+19", false)]
    [InlineData("1234567", false)]
    [InlineData("00000000000", false)]
    [InlineData("建设银行涟源支行", false)]
    public void Bank_account_number_is_judged_by_its_form(string text, bool isGood)
    {
        var parsed = BankAccountNumber.Parse(text);

        Assert.Equal(isGood ? [] : [DiagnosticCatalogue.BankAccountForm], parsed.Diagnostics.Select(one => one.Code));
    }

    [Fact]
    public void Translated_code_is_noted()
    {
        var notes = new PolicyMarket.Data.Imports.Reading.ImportNotes();
        notes.Add(2, "注册地", "按 330105 保存");
        notes.Add(3, "注册地", "按 330105 保存");

        Assert.Equal((DataDiagnostics.CodeTranslated, "第 2 行等 2 行 · 注册地"), (Assert.Single(notes.Listed).Code, notes.Listed[0].Where));
        Assert.Equal("PM3019", DiagnosticCatalogue.ConditionImplausible);
    }
}
