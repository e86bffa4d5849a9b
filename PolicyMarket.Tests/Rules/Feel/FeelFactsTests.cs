using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Tests.Rules.Feel;

/// <summary>The whole language in formulas over facts: what depends on a missing fact stays unknown and names it.</summary>
public sealed class FeelFactsTests
{
    [Theory]
    [InlineData("sum([{pay: a, old: true}, {pay: b, old: false}][old].pay)", "7")]
    [InlineData("count([{pay: a}, {pay: b}][pay > 2])", "1")]
    [InlineData("sum(for p in [a, b] return p * 10)", "90")]
    [InlineData("if some p in [a, b] satisfies p > 5 then 1 else 2", "1")]
    [InlineData("if every p in [a, b] satisfies p > 5 then 1 else 2", "2")]
    [InlineData("sqrt(b * 8)", "4")]
    [InlineData("mean([a, b])", "4.5")]
    [InlineData("(until - since).days > 365", "true")]
    [InlineData("since.year", "2020")]
    [InlineData("if since >= @\"2020-01-01\" then 1 else 2", "1")]
    [InlineData("{rate: 0.5, base: a}.base * 0.5", "3.5")]
    [InlineData("a in (> 5)", "true")]
    [InlineData("includes([1..10], a)", "true")]
    [InlineData("substring(note, 1, 2)", "高新")]
    [InlineData("if note instance of string then 1 else 2", "1")]
    [InlineData("(function(x) x * 2)(a)", "14")]
    [InlineData("max(for n in 上年产值..上年产值 return n)", "1000")]
    [InlineData("a /* 元 */ + b // 合计", "9")]
    public void Every_part_of_the_language_works_in_a_formula(string text, string expected) => Assert.Equal(expected, FeelSheet.Value(text));

    [Theory]
    [InlineData("count([{pay: missing}, {pay: b}][pay > 2])", "missing")]
    [InlineData("sum([{pay: a}, {pay: missing}].pay)", "missing")]
    [InlineData("mean([a, missing, missing2])", "missing,missing2")]
    [InlineData("sqrt(missing)", "missing")]
    [InlineData("if some p in [b, missing] satisfies p > 5 then 1 else 2", "missing")]
    [InlineData("{x: missing}.x + 1", "missing")]
    [InlineData("substring(note, missing)", "missing")]
    [InlineData("(function(x) x * 2)(missing)", "missing")]
    [InlineData("[a, b][missing]", "missing")]
    [InlineData("sum(for p in [a, missing] return p)", "missing")]
    [InlineData("round half up(n: missing, scale: 2)", "missing")]
    public void A_missing_fact_inside_leaves_the_result_unknown(string text, string missing)
    {
        var outcome = FeelSheet.Evaluate(text);

        Assert.Null(outcome.Value);
        Assert.Equal(missing, string.Join(',', outcome.Missing));
    }

    [Theory]
    [InlineData("if some p in [a, missing] satisfies p > 5 then 1 else 2", "1")]
    [InlineData("if every p in [b, missing] satisfies p > 5 then 1 else 2", "2")]
    [InlineData("[a, missing][1]", "7")]
    [InlineData("get or else(missing, 5)", "null")]
    public void What_cannot_matter_leaves_it_known(string text, string expected) => Assert.Equal(expected, FeelSheet.Value(text));

    [Theory]
    [InlineData("sqrt(-1)", "sqrt 的参数不合适")]
    [InlineData("sum(for i in 1..100000000 return i)", "超过")]
    [InlineData("{a: 1}", "不能作为指标的值")]
    public void What_cannot_be_worked_out_has_its_reason(string text, string part) =>
        Assert.Contains(part, string.Concat(FeelSheet.Evaluate(text).Reasons), StringComparison.Ordinal);

    [Theory]
    [InlineData("for p in [a, b] return p * 2", "for p in 甲、乙 return p × 2")]
    [InlineData("[a, b][item > 3]", "甲、乙[item > 3]")]
    [InlineData("{x: a}.x", "{x: 甲}.x")]
    public void The_new_parts_are_told_in_Chinese(string text, string expected) =>
        Assert.Equal(expected, FeelExpression.Parse(text, FeelSheet.Catalog).Required.ToChinese());

    [Theory]
    [InlineData("< 5", 3, "true")]
    [InlineData("< 5", 7, "false")]
    [InlineData("[1..3], a", 7, "true")]
    [InlineData("not(7)", 7, "false")]
    [InlineData("-", 7, "true")]
    [InlineData("? + b > 8", 7, "true")]
    [InlineData("> missing", 7, "null")]
    [InlineData("7, > missing", 7, "true")]
    public void Tests_of_a_table_cell_decide(string tests, int input, string expected)
    {
        var outcome = UnaryTests.Parse(tests, FeelSheet.Catalog).Required.Matches(new NumberFact(input), "a", name => FeelSheet.Firm[name]);

        Assert.Equal(
            expected,
            outcome.Value switch
            {
                BooleanFact truth => truth.Value ? "true" : "false",
                _ => "null",
            }
        );
        Assert.Equal(expected == "null" ? "missing" : "", string.Join(',', outcome.Missing));
    }

    [Fact]
    public void A_missing_input_is_unknown_but_for_the_hyphen()
    {
        Assert.Equal("a", Assert.Single(UnaryTests.Parse("< 5", FeelSheet.Catalog).Required.Matches(null, "a", _ => null).Missing));
        Assert.Equal(new BooleanFact(true), UnaryTests.Parse("-", FeelSheet.Catalog).Required.Matches(null, "a", _ => null).Value);
    }
}
