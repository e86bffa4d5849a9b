using System.Diagnostics;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Tests.Rules.Feel;

/// <summary>No text exhausts time, memory or stack: the answer is a diagnostic, an error or null.</summary>
public sealed class FeelLimitTests
{
    private const string TooMuch = DiagnosticCatalogue.FeelTooMuchWork;

    /// <summary>For what would take hours or forever: each takes a second or two on an idle machine.</summary>
    private static readonly TimeSpan LongestOfABusyMachine = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("for i in 1..1000000000000 return i", TooMuch)]
    [InlineData("for a in 1..1000, b in 1..1000, c in 1..1000 return a", TooMuch)]
    [InlineData("some a in 1..1000000000000 satisfies a < 0", TooMuch)]
    [InlineData("for a in 1..1000 return for b in 1..1000 return for c in 1..1000 return 1", TooMuch)]
    [InlineData("{f: function(g, n) g(g, n + 1), r: f(f, 0)}.r", TooMuch)]
    [InlineData("for i in 0..60 return if i = 0 then \"aaaaaaaaaaaaaaaa\" else partial[-1] + partial[-1]", TooMuch)]
    [InlineData("for i in 0..60 return if i = 0 then [1] else concatenate(partial[-1], partial[-1])", TooMuch)]
    [InlineData("sort(for i in 1..400000 return -i, function(x, y) x < y)", TooMuch)]
    [InlineData("distinct values(for i in 1..100000 return i)", TooMuch)]
    [InlineData("9 ** 999999999", "null")]
    [InlineData("9 ** 9 ** 9 ** 9 ** 9", "null")]
    [InlineData("2 ** -999999999", "null")]
    [InlineData("exp(99999999999)", "null")]
    [InlineData("decimal(1, 99999999999)", "null")]
    [InlineData("@\"P99999999999999999Y\"", "null")]
    [InlineData("@\"999999999-12-31\" + @\"P1D\"", "null")]
    [InlineData("@\"P1D\" * 1e40", "null")]
    [InlineData("date(9223372036854775808, 1, 1)", "null")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890 - 1", "123456789012345678901234567890123500000000000000000000000000")]
    [InlineData("1e99999", "error")]
    [InlineData("1e-99999", "0")]
    [InlineData("number(\"NaN\")", "null")]
    [InlineData("[1, 2][9223372036854775808]", "null")]
    [InlineData("substring(\"abc\", 9223372036854775808)", "null")]
    public void What_is_too_much_ends_soon(string expression, string expected)
    {
        var watch = Stopwatch.StartNew();

        Assert.Equal(expected, FeelStandardTests.Answer(expression));
        Assert.True(watch.Elapsed < LongestOfABusyMachine, $"{expression} took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData("count(for i in 1..300000 return i)", "300000")]
    [InlineData("sum(for i in 1..500, j in 1..500 return 1)", "250000")]
    [InlineData("string length(string join(for i in 1..100000 return \"aaaaaaaaaa\"))", "1000000")]
    [InlineData("count(flatten(for i in 1..20000 return [i, [i]]))", "40000")]
    [InlineData("count(split(string join(for i in 1..50000 return \"a\", \",\"), \",\"))", "50000")]
    [InlineData("string length(replace(string join(for i in 1..50000 return \"a\"), \"a\", \"bb\"))", "100000")]
    public void What_is_within_the_limits_is_done(string expression, string expected) => Assert.Equal(expected, FeelStandardTests.Answer(expression));

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(a|a)*b")]
    [InlineData("(a*)*\\1b")]
    [InlineData("((a{1,100}){1,100}){1,100}b")]
    public void A_regular_expression_bomb_is_answered(string pattern)
    {
        var watch = Stopwatch.StartNew();
        var answer = FeelStandardTests.Answer($"matches(\"{new string('a', 2_000)}!\", \"{pattern.Replace("\\", "\\\\", StringComparison.Ordinal)}\")");

        Assert.Contains(answer, new[] { "false", "null" });
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{pattern} took {watch.Elapsed}.");
    }

    [Fact]
    public void Depth_length_and_number_of_parts_are_bounded()
    {
        foreach (
            var text in new[]
            {
                new string('(', 5_000),
                new string('[', 5_000),
                string.Concat(Enumerable.Repeat("{a:", 3_000)),
                new string('-', 9_000) + "1",
                string.Concat(Enumerable.Repeat("if ", 4_000)),
                string.Concat(Enumerable.Repeat("function(x) ", 1_500)) + "1",
                string.Concat(Enumerable.Repeat("a[", 5_000)),
                string.Concat(Enumerable.Repeat("1 in (", 3_000)),
                "1" + string.Concat(Enumerable.Repeat(".a", 9_000)),
                string.Concat(Enumerable.Repeat("1+", 9_000)) + "1",
                "1 instance of " + string.Concat(Enumerable.Repeat("list<", 3_000)),
                new string('1', 19_000),
                "f" + string.Concat(Enumerable.Repeat("()", 9_000)),
                string.Concat(Enumerable.Repeat("for x in ", 2_000)),
            }
        )
        {
            Assert.False(FeelScript.Parse(text).Succeeded, text[..30]);
        }
    }

    [Fact]
    public void Broken_texts_of_every_kind_never_throw()
    {
        const string Alphabet = "abf01.,:;()[]{}<>=+-*/\"'@?! \n\\一　in if then else for return some satisfies function not null true date(";
        var random = new Random(20261122);
        for (var i = 0; i < 4_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            FeelStandardTests.Answer(text);
        }

        foreach (var one in FeelCase.All)
        {
            FeelStandardTests.Answer(one.Expression[..random.Next(one.Expression.Length)], one.Context);
            FeelStandardTests.Answer(one.Expression.Remove(random.Next(one.Expression.Length), 1), one.Context);
        }
    }
}
