using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Typing;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>The functions there are. Names, argument order and results follow DMN's FEEL.</summary>
internal static class Builtins
{
    private static readonly ImmutableArray<FeelKind> OneNumber = [FeelKind.Number];
    private static readonly ImmutableArray<FeelKind> TwoNumbers = [FeelKind.Number, FeelKind.Number];
    private static readonly ImmutableArray<FeelKind> TwoTexts = [FeelKind.Text, FeelKind.Text];
    private static readonly ImmutableArray<FeelKind> Ordered = [FeelKind.Number, FeelKind.Text, FeelKind.Date];

    /// <summary>Those that formulas over facts check beforehand, with their own way of working.</summary>
    private static readonly ImmutableArray<Builtin> Checked =
    [
        new("min", "较小值", Ordered, 1, FeelKind.Number, args => Extreme(args, -1)) { IsAggregate = true, ResultIsElement = true },
        new("max", "较大值", Ordered, 1, FeelKind.Number, args => Extreme(args, 1)) { IsAggregate = true, ResultIsElement = true },
        new("sum", "合计", OneNumber, 1, FeelKind.Number, Sum) { IsAggregate = true },
        new("count", "个数", [FeelKind.Number, FeelKind.Text, FeelKind.Date, FeelKind.Truth], 1, FeelKind.Number, args => new FeelNumber(args.Count))
        {
            IsAggregate = true,
            TakesNulls = true,
        },
        new("list contains", "包含", [FeelKind.List, FeelKind.Text], 2, FeelKind.Truth, args => Contains((FeelList)args[0], args[1])),
        new("abs", "绝对值", OneNumber, 1, FeelKind.Number, args => new FeelNumber(Math.Abs(Number(args, 0)))),
        Rounding("floor", "向下取整", 1, RoundingMode.Floor),
        Rounding("ceiling", "向上取整", 1, RoundingMode.Ceiling),
        Rounding("round half up", "四舍五入", 2, RoundingMode.HalfUp),
        Rounding("round half down", "五舍六入", 2, RoundingMode.HalfDown),
        Rounding("round up", "进位", 2, RoundingMode.Up),
        Rounding("round down", "舍去尾数", 2, RoundingMode.Down),
        Rounding("decimal", "四舍六入五成双", 2, RoundingMode.HalfEven),
        new("modulo", "余数", TwoNumbers, 2, FeelKind.Number, args => Modulo(Number(args, 0), Number(args, 1))),
        new("string length", "字数", [FeelKind.Text], 1, FeelKind.Number, args => new FeelNumber(Length(Text(args, 0)))),
        new("contains", "含有文字", TwoTexts, 2, FeelKind.Truth, args => new FeelBoolean(Text(args, 0).Contains(Text(args, 1), StringComparison.Ordinal))),
        new(
            "starts with",
            "开头是",
            TwoTexts,
            2,
            FeelKind.Truth,
            args => new FeelBoolean(Text(args, 0).StartsWith(Text(args, 1), StringComparison.Ordinal))
        ),
        new("ends with", "结尾是", TwoTexts, 2, FeelKind.Truth, args => new FeelBoolean(Text(args, 0).EndsWith(Text(args, 1), StringComparison.Ordinal))),
        new("not", "不成立", [FeelKind.Truth], 1, FeelKind.Truth, args => new FeelBoolean(!((FeelBoolean)args[0]).Value)),
    ];

    private static readonly ImmutableArray<Standard> Standards =
    [
        .. NumberFunctions.All,
        .. TextFunctions.All,
        .. ListFunctions.All,
        .. AggregateFunctions.All,
        .. ContextFunctions.All,
        .. DateFunctions.All,
        .. ConversionFunctions.All,
        .. RangeFunctions.All,
    ];

    /// <summary>Every function, those that formulas use most first.</summary>
    public static ImmutableArray<Builtin> All { get; } =
    [
        .. Checked.Select(function => function with { Standard = Standards.First(standard => standard.Name == function.Name) }),
        .. Standards.Where(standard => Checked.All(function => function.Name != standard.Name)).Select(Open),
    ];

    private static readonly ImmutableDictionary<string, Builtin> ByName = All.ToImmutableDictionary(f => f.Name, StringComparer.Ordinal);

    private static Builtin Open(Standard standard) =>
        new(standard.Name, BuiltinWords.Chinese(standard.Name), [], 0, FeelKind.Any, Apply: null) { Standard = standard };

    public static Builtin? Find(string name) => ByName.GetValueOrDefault(name);

    private static Builtin Rounding(string name, string chinese, int required, RoundingMode way) =>
        new(name, chinese, TwoNumbers, required, FeelKind.Number, args => Round(args, way));

    private static FeelValue Round(IReadOnlyList<FeelValue> args, RoundingMode way)
    {
        var scale = args.Count > 1 ? Number(args, 1) : 0m;
        return scale is < -28 or > 28 || decimal.Truncate(scale) != scale
            ? FeelNull.Because($"保留位数 {FeelText.Written(args[1])} 不是 -28 至 28 的整数")
            : new FeelNumber(Values.Rounding.Round(Number(args, 0), (int)scale, way));
    }

    private static FeelValue Extreme(IReadOnlyList<FeelValue> args, int sign)
    {
        if (args.Count == 0)
        {
            return FeelNull.Because("空列表没有最大、最小值");
        }

        var best = args[0];
        foreach (var value in args.Skip(1))
        {
            var order = Ordering.Compare(value, best);
            if (order is null)
            {
                return FeelNull.Because("不同类型的值不能比较大小");
            }

            best = Math.Sign(order.Value) == sign ? value : best;
        }

        return best;
    }

    private static FeelValue Sum(IReadOnlyList<FeelValue> args) =>
        args.Count == 0 ? FeelNull.Because("空列表没有合计") : new FeelNumber(args.Aggregate(0m, (total, value) => total + ((FeelNumber)value).Value));

    private static FeelValue Contains(FeelList list, FeelValue wanted)
    {
        if (list.Items.Contains(wanted))
        {
            return new FeelBoolean(true);
        }

        return FeelNull.Among(list.Items) is { } unknown ? unknown : new FeelBoolean(false);
    }

    private static FeelValue Modulo(decimal dividend, decimal divisor)
    {
        if (divisor == 0)
        {
            return FeelNull.Because("余数的除数为 0");
        }

        var rest = dividend % divisor;
        return new FeelNumber(rest != 0 && (rest < 0) != (divisor < 0) ? rest + divisor : rest);
    }

    /// <summary>Code points, as FEEL counts.</summary>
    private static int Length(string text) => text.EnumerateRunes().Count();

    private static decimal Number(IReadOnlyList<FeelValue> args, int index) => ((FeelNumber)args[index]).Value;

    private static string Text(IReadOnlyList<FeelValue> args, int index) => ((FeelText)args[index]).Value;
}
