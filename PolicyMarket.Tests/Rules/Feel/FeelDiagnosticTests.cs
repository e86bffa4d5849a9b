using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Tests.Rules.Feel;

public sealed class FeelDiagnosticTests
{
    /// <summary>Text, code, position, length, a part of the message.</summary>
    public static TheoryData<string, string, int, int, string> Mistakes =>
        new()
        {
            { "", DiagnosticCatalogue.FeelEmpty, 0, 0, "公式是空的" },
            { "  ", DiagnosticCatalogue.FeelEmpty, 0, 2, "公式是空的" },
            { "a + #", DiagnosticCatalogue.FeelBadCharacter, 4, 1, "“#”不能用在公式中" },
            { "max（a, b)", DiagnosticCatalogue.FeelBadCharacter, 3, 1, "半角写法 (" },
            { "a × 2", DiagnosticCatalogue.FeelBadCharacter, 2, 1, "*" },
            { "a + 35%", DiagnosticCatalogue.FeelBadCharacter, 6, 1, "/ 100" },
            { "if note = \"高新 then 1 else 2", DiagnosticCatalogue.FeelOpenText, 10, 17, "结束的" },
            { "if note = \"\\q\" then 1 else 2", DiagnosticCatalogue.FeelBadEscape, 11, 2, "反斜杠" },
            { "a * 10万", DiagnosticCatalogue.FeelBadNumber, 4, 3, "100000" },
            { "12345678901234567890123456789", DiagnosticCatalogue.FeelBadNumber, 0, 29, "28 位" },
            { "revenue@2024 * 2", DiagnosticCatalogue.FeelReservedName, 0, 8, "暂不支持" },
            { "@2025", DiagnosticCatalogue.FeelReservedName, 0, 1, "@\"2025-01-01\"" },
            { "@\"2025-13-01\"", DiagnosticCatalogue.FeelBadDate, 0, 13, "2025-01-31" },
            { "for x", DiagnosticCatalogue.FeelUnexpected, 5, 0, "需要 in" },
            { "for x in [1]", DiagnosticCatalogue.FeelUnexpected, 12, 0, "需要 return" },
            { "some x in [1] return x", DiagnosticCatalogue.FeelUnexpected, 14, 6, "需要 satisfies" },
            { "{a 1}", DiagnosticCatalogue.FeelUnexpected, 1, 1, "名称和冒号" },
            { "titles[1", DiagnosticCatalogue.FeelUnexpected, 8, 0, "列表[条件]" },
            { "a instance x", DiagnosticCatalogue.FeelUnexpected, 11, 1, "of 类型" },
            { "titles. + 1", DiagnosticCatalogue.FeelUnexpected, 8, 1, "点号之后" },
            { "1 /* 2", DiagnosticCatalogue.FeelOpenText, 2, 4, "*/" },
            { "substring(note)", DiagnosticCatalogue.FeelArgumentCount, 0, 15, "substring(string, start position, [length])" },
            { "a +", DiagnosticCatalogue.FeelUnexpected, 3, 0, "公式在此结束" },
            { "a + * 2", DiagnosticCatalogue.FeelUnexpected, 4, 1, "这里需要一个值" },
            { "(a + 2", DiagnosticCatalogue.FeelUnexpected, 6, 0, "配对的 )" },
            { "if yes then 1", DiagnosticCatalogue.FeelUnexpected, 13, 0, "else" },
            { "if yes 1 else 2", DiagnosticCatalogue.FeelUnexpected, 7, 1, "then" },
            { "if a == 7 then 1 else 2", DiagnosticCatalogue.FeelUnexpected, 6, 1, "相等只写一个 =" },
            { "if 1 < a < 9 then 1 else 2", DiagnosticCatalogue.FeelUnexpected, 9, 1, "between" },
            { "min(1, 2", DiagnosticCatalogue.FeelUnexpected, 8, 0, "逗号分隔" },
            { "if a in [1..2 then 1 else 2", DiagnosticCatalogue.FeelUnexpected, 14, 4, "含上限" },
            { "1,000", DiagnosticCatalogue.FeelTrailing, 1, 1, "千分位" },
            { "a b", DiagnosticCatalogue.FeelTrailing, 2, 1, "缺少运算符" },
            { "(a))", DiagnosticCatalogue.FeelTrailing, 3, 1, "多了一个 )" },
            { "zerro * 2", DiagnosticCatalogue.FeelUnknownName, 0, 5, "“zero”" },
            { "1 + 上年产直", DiagnosticCatalogue.FeelUnknownName, 4, 4, "“上年产值”" },
            { "qqqqqqqqq", DiagnosticCatalogue.FeelUnknownName, 0, 9, "请从目录中选择" },
            { "flor(a)", DiagnosticCatalogue.FeelUnknownFunction, 0, 4, "“floor”" },
            { "xyz(a)", DiagnosticCatalogue.FeelUnknownFunction, 0, 3, "可用的函数" },
            { "floor()", DiagnosticCatalogue.FeelArgumentCount, 0, 7, "floor(数字, [数字])" },
            { "round half up(a)", DiagnosticCatalogue.FeelArgumentCount, 0, 16, "需要 2 个参数，这里有 1 个" },
            { "max()", DiagnosticCatalogue.FeelArgumentCount, 0, 5, "至少需要一个" },
            { "floor(size)", DiagnosticCatalogue.FeelArgumentType, 6, 4, "“划型”（size）的类型是文字" },
            { "sum(a, yes)", DiagnosticCatalogue.FeelArgumentType, 7, 3, "“已确认”（yes）的类型是“是/否”" },
            { "max(a, note)", DiagnosticCatalogue.FeelArgumentType, 7, 4, "同一类型" },
            { "a * size", DiagnosticCatalogue.FeelNeedsNumber, 4, 4, "“划型”（size）的类型是文字" },
            { "-yes", DiagnosticCatalogue.FeelNeedsNumber, 1, 3, "负号之后需要数字" },
            { "if a then 1 else 2", DiagnosticCatalogue.FeelNeedsTruth, 3, 1, "“甲”（a）的类型是数字" },
            { "if yes and a then 1 else 2", DiagnosticCatalogue.FeelNeedsTruth, 11, 1, "and 右边" },
            { "if size = 430000 then 1 else 2", DiagnosticCatalogue.FeelCannotCompare, 10, 6, "双引号" },
            { "if titles = \"gold\" then 1 else 2", DiagnosticCatalogue.FeelCannotCompare, 12, 6, "list contains" },
            { "if where = \"999999\" then 1 else 2", DiagnosticCatalogue.FeelUnknownValue, 11, 8, "行政区划" },
            { "if trade in (\"C13\", \"Z9\") then 1 else 2", DiagnosticCatalogue.FeelUnknownValue, 20, 4, "行业" },
            { "if yes > no then 1 else 2", DiagnosticCatalogue.FeelCannotCompare, 3, 3, "比较大小" },
            { "count([1, \"x\"])", DiagnosticCatalogue.FeelCannotCompare, 10, 3, "同一类型" },
            { "if size = \"smal\" then 1 else 2", DiagnosticCatalogue.FeelUnknownValue, 10, 6, "“small”" },
            { "if \"huge\" = size then 1 else 2", DiagnosticCatalogue.FeelUnknownValue, 3, 6, "可选：large、medium、small" },
            { "if size in (\"large\", \"mini\") then 1 else 2", DiagnosticCatalogue.FeelUnknownValue, 21, 6, "可选" },
            { "if list contains(titles, \"iron\") then 1 else 2", DiagnosticCatalogue.FeelUnknownValue, 25, 6, "gold、silver、bronze" },
            { "if yes then 1 else \"x\"", DiagnosticCatalogue.FeelBranchesDiffer, 19, 3, "同一类型" },
            { "a > 1", DiagnosticCatalogue.FeelAmountNotNumber, 0, 5, "结果是“是/否”" },
            { "titles", DiagnosticCatalogue.FeelAmountNotNumber, 0, 6, "列表" },
            { "null", DiagnosticCatalogue.FeelAmountNotNumber, 0, 4, "空值" },
            { "[1..2]", DiagnosticCatalogue.FeelListOnly, 0, 6, "in 之后" },
            { "a / 0.0", DiagnosticCatalogue.FeelDivisionByZero, 4, 3, "除数写成了 0" },
            { "if a in [5..1] then 1 else 2", DiagnosticCatalogue.FeelRangeUpsideDown, 8, 6, "下限 5 大于上限 1" },
            { "if a between 5 and 1 then 1 else 2", DiagnosticCatalogue.FeelRangeUpsideDown, 3, 17, "下限 5 大于上限 1" },
            { new string('1', 20_001), DiagnosticCatalogue.FeelTooLong, 20_000, 1, "最多 20000 个" },
            { new string('(', 101) + "1" + new string(')', 101), DiagnosticCatalogue.FeelTooDeep, 100, 1, "100 层" },
            { new string('-', 101) + "1", DiagnosticCatalogue.FeelTooDeep, 99, 1, "100 层" },
            { string.Join('+', Enumerable.Repeat("1", 600)), DiagnosticCatalogue.FeelTooDeep, 0, 1001, "500 层" },
            { $"sum({string.Join(',', Enumerable.Repeat("1", 5_100))})", DiagnosticCatalogue.FeelTooManyParts, 10_004, 1, "5000 个" },
        };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_where_it_is(string text, string code, int position, int length, string part)
    {
        var problem = Assert.Single(FeelSheet.Problems(text));

        Assert.Equal(code, problem.Code);
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
        Assert.Equal((position, length), (problem.Position, problem.Length));
    }

    [Fact]
    public void Every_formula_code_is_produced()
    {
        // Too much work shows only when it is done: FeelLimitTests produces it. Declared types stand next to the text: FeelTypingTests produce theirs, and
        // AwardTests those of other items' amounts.
        var produced = Mistakes
            .Select(row => (string)((object[])row)[1])
            .Append(DiagnosticCatalogue.FeelTooMuchWork)
            .Append(DiagnosticCatalogue.FeelTypeUnknown)
            .Append(DiagnosticCatalogue.FeelAwardForm)
            .Append(DiagnosticCatalogue.FeelAwardPlace)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

        Assert.Equal(DiagnosticCatalogue.All.Select(c => c.Code).Where(c => c.StartsWith("PM1", StringComparison.Ordinal)), produced);
    }

    [Fact]
    public void Several_mistakes_of_meaning_are_told_together() =>
        Assert.Equal([DiagnosticCatalogue.FeelUnknownName, DiagnosticCatalogue.FeelNeedsNumber], FeelSheet.Problems("zerro + size").Select(p => p.Code));

    [Fact]
    public void All_codes_differ() =>
        Assert.Equal(DiagnosticCatalogue.All.Count, DiagnosticCatalogue.All.Select(c => c.Code).Distinct(StringComparer.Ordinal).Count());
}
