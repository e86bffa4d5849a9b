using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Tests.Data.Payouts;

public sealed class BankReferenceFormTests
{
    [Theory]
    [InlineData("B1", "B1")]
    [InlineData(" ns 000123 ", "NS000123")]
    [InlineData("ＮＳ１２", "NS12")]
    [InlineData("2026E0001", "2026E0001")]
    [InlineData("12E4567", "12E4567")]
    [InlineData("6222000011110000", "6222000011110000")]
    [InlineData("", "")]
    public void Reference_is_half_width_without_blanks_in_upper_case(string text, string expected) =>
        Assert.Equal(expected, BankReferenceForm.Read(text, isFromFile: true).Required);

    [Theory]
    [InlineData("1.23E+15")]
    [InlineData("1.23456789012346E+15")]
    [InlineData("1,23E+15", false)]
    [InlineData("2E+15")]
    [InlineData("2E15")]
    [InlineData("1.2e19")]
    [InlineData("１．２３Ｅ＋１５")]
    [InlineData("123456.0")]
    [InlineData("20261122000012000")]
    public void Reference_that_a_spreadsheet_made_a_number_is_refused(string text, bool isRefused = true) =>
        Assert.Equal(
            isRefused ? [DataDiagnostics.BankFileReference] : [],
            BankReferenceForm.Read(text, isFromFile: true).Diagnostics.Select(one => one.Code)
        );

    [Theory]
    [InlineData("---")]
    [InlineData("B\n1")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void Reference_without_sense_is_refused(string text) =>
        Assert.Equal(DataDiagnostics.BankFileText, Assert.Single(BankReferenceForm.Read(text, isFromFile: true).Diagnostics).Code);

    [Fact]
    public void Digits_that_a_person_typed_are_believed_but_no_exponent()
    {
        Assert.Equal("20261122000012000", BankReferenceForm.Read("20261122000012000", isFromFile: false).Value);
        Assert.Equal(DataDiagnostics.BankFileReference, Assert.Single(BankReferenceForm.Read("1.23E+15", isFromFile: false).Diagnostics).Code);
    }
}
