using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Tests.Rules.Feel;

/// <summary>A small vocabulary and one firm: a = 7, b = 2, 零 = 0; yes and no; small; two titles; everything with "missing" in its name is not known.</summary>
internal static class FeelSheet
{
    public static readonly AttributeCatalog Catalog = AttributeCatalog.Of([
        Define("a", "甲", AttributeType.Decimal),
        Define("b", "乙", AttributeType.Decimal, "CNY"),
        Define("zero", "零", AttributeType.Integer),
        Define("上年产值", "上年产值（万元）", AttributeType.Decimal),
        Define("renovated", "新建(投产)企业", AttributeType.Boolean),
        Define("yes", "已确认", AttributeType.Boolean),
        Define("no", "未确认", AttributeType.Boolean),
        Define("size", "划型", AttributeType.Code, null, "large", "medium", "small"),
        Define("where", "注册地", AttributeType.Code, "GB/T 2260"),
        Define("trade", "行业", AttributeType.Code, "GB/T 4754-2017"),
        Define("上年𠮷数", "吉数", AttributeType.Decimal),
        Define("note", "备注", AttributeType.Text),
        Define("since", "成立日期", AttributeType.Date),
        Define("until", "截止日期", AttributeType.Date),
        Define("titles", "称号", AttributeType.Set, null, "gold", "silver", "bronze"),
        Define("missing", "缺失数", AttributeType.Decimal),
        Define("missing2", "缺失数二", AttributeType.Decimal),
        Define("missing_yes", "缺失是否", AttributeType.Boolean),
        Define("missing_titles", "缺失称号", AttributeType.Set),
    ]);

    public static readonly Facts Firm = Facts.From(
        new Dictionary<string, FactValue>(StringComparer.Ordinal)
        {
            ["a"] = new NumberFact(7),
            ["上年𠮷数"] = new NumberFact(8),
            ["b"] = new NumberFact(2),
            ["zero"] = new NumberFact(0),
            ["上年产值"] = new NumberFact(1000),
            ["renovated"] = new BooleanFact(true),
            ["yes"] = new BooleanFact(true),
            ["no"] = new BooleanFact(false),
            ["size"] = new TextFact("small"),
            ["note"] = new TextFact("高新技术𠮷"),
            ["since"] = new DateFact(new DateOnly(2020, 1, 1)),
            ["until"] = new DateFact(new DateOnly(2025, 12, 31)),
            ["titles"] = new SetFact(["gold", "silver"]),
        }
    );

    public static FeelOutcome Evaluate(string text) => FeelExpression.Parse(text, Catalog).Required.Evaluate(Firm);

    /// <summary>The value as a machine writes it; "null" when unknown.</summary>
    public static string Value(string text) =>
        Evaluate(text).Value switch
        {
            null => "null",
            NumberFact number => number.Value.ToString("0.############################", CultureInfo.InvariantCulture),
            BooleanFact truth => truth.Value ? "true" : "false",
            TextFact written => written.Value,
            DateFact date => date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            SetFact set => string.Join(',', set.Values),
            var other => throw new InvalidOperationException($"No text for {other}."),
        };

    public static ImmutableArray<Diagnostic> Problems(string text) => FeelExpression.ParseAmount(text, Catalog).Diagnostics;

    private static AttributeDefinition Define(string name, string label, AttributeType type, string? unit = null, params string[] values) =>
        new(name, label, type, unit, SourceDepartment: null, string.Empty, AttributeKind.Fact, [.. values]);
}
