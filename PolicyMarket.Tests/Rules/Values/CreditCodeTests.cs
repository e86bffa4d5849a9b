using FsCheck;
using FsCheck.Fluent;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Tests.Rules.Values;

public sealed class CreditCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly Gen<string> Codes = Gen.Elements(Alphabet.ToCharArray())
        .ArrayOf(17)
        .Select(first => new string(first))
        .Select(first => first + CreditCode.CheckCharacter(first));

    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("91330100799655058B")]
    [InlineData("9144030071526726XG")]
    [InlineData("914403001922038216")]
    [InlineData("91110000802100433B")]
    [InlineData("91110108551385082Q")]
    [InlineData("91310000132200821H")]
    [InlineData(" 91440300708461136t ")]
    [InlineData("91430000183764483Y")]
    public void Registered_code_is_accepted(string text)
    {
        var code = CreditCode.Parse(text).Required;
        Assert.Equal(text.Trim().ToUpperInvariant(), code.Value);
    }

    [Theory]
    [InlineData(null, DiagnosticCatalogue.CreditCodeLength)]
    [InlineData("", DiagnosticCatalogue.CreditCodeLength)]
    [InlineData("91350100M000100Y4", DiagnosticCatalogue.CreditCodeLength)]
    [InlineData("91350100M000100Y433", DiagnosticCatalogue.CreditCodeLength)]
    [InlineData("91350100I000100Y43", DiagnosticCatalogue.CreditCodeCharacter)]
    [InlineData("91350100O000100Y43", DiagnosticCatalogue.CreditCodeCharacter)]
    [InlineData("91350100M000100Y4Z", DiagnosticCatalogue.CreditCodeCharacter)]
    [InlineData("91350100M000100Y44", DiagnosticCatalogue.CreditCodeCheck)]
    public void Malformed_code_is_refused_with_its_reason(string? text, string code)
    {
        var why = Assert.Single(CreditCode.Parse(text).Diagnostics);
        Assert.Equal(code, why.Code);
    }

    [Fact]
    public void Wrong_check_character_names_the_right_one()
    {
        var why = Assert.Single(CreditCode.Parse("91350100M000100Y4K").Diagnostics);
        Assert.Contains("校验位不对（应为 3）", why.Message, StringComparison.Ordinal);
    }

    /// <summary>All weights are non-zero modulo the prime 31, so this holds for every code and every place.</summary>
    [Fact]
    public void Any_changed_character_is_refused() =>
        Prop.ForAll(
                (
                    from code in Codes
                    from place in Gen.Choose(0, 17)
                    from other in Gen.Elements(Alphabet.ToCharArray())
                    select (code, place, other)
                ).ToArbitrary(),
                change =>
                    change.code[change.place] == change.other
                    || !CreditCode.Parse(change.code[..change.place] + change.other + change.code[(change.place + 1)..]).Succeeded
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    /// <summary>Neighbouring weights differ modulo 31, so exchanged neighbours never cancel out.</summary>
    [Fact]
    public void Exchanged_neighbours_are_refused() =>
        Prop.ForAll(
                (from code in Codes from place in Gen.Choose(0, 16) select (code, place)).ToArbitrary(),
                swap => swap.code[swap.place] == swap.code[swap.place + 1] || !CreditCode.Parse(Swapped(swap.code, swap.place)).Succeeded
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static string Swapped(string code, int place) => code[..place] + code[place + 1] + code[place] + code[(place + 2)..];
}
