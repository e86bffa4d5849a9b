using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Data.Authoring.Documents;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Documents.Model;

namespace PolicyMarket.Web.Documents.Model;

/// <summary>
/// Writes accepted amounts as a formula and a ceiling. A base, number or threshold that the text does not tie to an attribute keeps a name that no attribute
/// has, so that the draft marks it as unfinished; the notes say what to look at.
/// </summary>
internal static class AmountDrafting
{
    private const string Base = "计算基数";
    private const string Quantity = "数量";
    private const string Step = "每档数额";
    private const int LookedBack = 60;

    public sealed record Drafted(string Formula, string Cap, ImmutableArray<string> Notes);

    /// <summary>The base of each amount is looked up in the words before it.</summary>
    public static Drafted Write(IReadOnlyList<ReadAmount> amounts, TextPlaces places, AttributeCatalog catalog)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        var lines = amounts.Select(amount => (Amount: amount, Line: Line(amount, places, catalog))).ToList();
        var sums = lines.Where(one => one.Line.Length > 0).ToList();
        var formula = string.Join(" + ", sums.Select(one => one.Line));
        if (sums.Where(one => one.Amount.Form != "bonus").Skip(1).Any())
        {
            notes.Add("选了几笔金额，先按相加写入；若是分档或择一，请在草稿里改。");
        }

        if (formula.Contains(Base, StringComparison.Ordinal) || formula.Contains(Quantity, StringComparison.Ordinal))
        {
            notes.Add("比例或单价乘什么，文件里没有找到对应的指标，请在草稿里换成指标。");
        }

        if (sums.Exists(one => one.Amount.Form is "tiers" or "slices" or "steps"))
        {
            notes.Add("分档的门槛没有读全，草稿里要补上每一档的条件。");
        }

        if (lines.Exists(one => one.Amount.Form == "relief"))
        {
            notes.Add("减免不发放资金，没有写成金额。");
        }

        var caps = amounts.Select(amount => amount.Cap ?? (amount.Form == "cap" ? amount.Figures.FirstOrDefault() : null)).OfType<ReadFigure>().ToList();
        if (caps.Select(Yuan).Distinct().Skip(1).Any())
        {
            notes.Add("有几个封顶数，只写入了第一个，请在草稿里核对。");
        }

        return new Drafted(formula, caps.Count > 0 && Yuan(caps[0]) is { } cap ? Plain(cap) : "", notes.ToImmutable());
    }

    private static string Line(ReadAmount amount, TextPlaces places, AttributeCatalog catalog)
    {
        if (amount.Figures.IsEmpty)
        {
            return "";
        }

        var start = Math.Max(0, amount.Source.Offset - LookedBack);
        var words = places.Cut(start, amount.Source.Offset + amount.Source.Length - start);
        var line = amount.Form switch
        {
            "fixed" or "bonus" or "difference" or "instalments" => One(amount.Figures[0], words, catalog),
            "rate" => One(amount.Figures[0], words, catalog),
            "unit_price" => $"{Measure(words, catalog, isMoney: false) ?? Quantity} * {Value(amount.Figures[0])}",
            "steps" => $"floor({Measure(words, catalog, isMoney: true) ?? Base} / {Step}) * {Value(amount.Figures[0])}",
            "tiers" or "slices" => Tiers(amount, words, catalog),
            _ => "",
        };
        return line.Length > 0 && amount.Floor is { } floor ? $"max({line}, {Value(floor)})" : line;
    }

    private static string One(ReadFigure figure, string words, AttributeCatalog catalog) =>
        Yuan(figure) is { } yuan ? Plain(yuan) : $"{Measure(words, catalog, isMoney: true) ?? Base} * {Value(figure)}";

    /// <summary>The last tier is what remains; the others ask for their condition by a name that no attribute has.</summary>
    private static string Tiers(ReadAmount amount, string words, AttributeCatalog catalog)
    {
        var chain = "";
        foreach (var (index, figure) in amount.Figures.Index())
        {
            chain +=
                index == amount.Figures.Length - 1
                    ? Value(figure)
                    : string.Create(CultureInfo.InvariantCulture, $"if 第{index + 1}档的条件 then {Value(figure)} else ");
        }

        return Yuan(amount.Figures[0]) is not null ? chain : $"{Measure(words, catalog, isMoney: true) ?? Base} * ({chain})";
    }

    /// <summary>The attribute whose label stands last before the figure; its increment where the words speak of growth.</summary>
    private static string? Measure(string words, AttributeCatalog catalog, bool isMoney)
    {
        var found = catalog
            .All.Where(one => one.IsNumber && !one.IsRatio && one.IsMoney == isMoney && one.Label.Length >= 2)
            .Select(one => (One: one, At: words.LastIndexOf(one.Label, StringComparison.Ordinal)))
            .Where(pair => pair.At >= 0)
            .OrderByDescending(pair => pair.At + pair.One.Label.Length)
            .ThenByDescending(pair => pair.One.Label.Length)
            .Select(pair => pair.One)
            .FirstOrDefault();
        if (found is null)
        {
            return null;
        }

        var isGrowth = new[] { "新增", "增量", "增长部分", "增加额" }.Any(word => words.Contains(word, StringComparison.Ordinal));
        return NameOf(isGrowth && catalog.TryGet($"{found.Name}@increment", out var increment) ? increment : found, catalog);
    }

    /// <summary>The label where it names the attribute alone.</summary>
    private static string NameOf(AttributeDefinition one, AttributeCatalog catalog) =>
        catalog.TryGetByLabel(one.Label, out var same) && same.Name == one.Name && one.Label.All(char.IsLetter) ? one.Label : one.Name;

    private static string Value(ReadFigure figure) => Plain(Yuan(figure) ?? Share(figure) ?? figure.Value);

    private static decimal? Yuan(ReadFigure figure) =>
        figure.Unit switch
        {
            "元" => figure.Value,
            "万元" or "万" => figure.Value * 10_000m,
            "亿元" or "亿" => figure.Value * 100_000_000m,
            "百万元" => figure.Value * 1_000_000m,
            "千万元" => figure.Value * 10_000_000m,
            "千元" => figure.Value * 1_000m,
            _ when figure.Unit.StartsWith("万元", StringComparison.Ordinal) => figure.Value * 10_000m,
            _ when figure.Unit.StartsWith('元') => figure.Value,
            _ => null,
        };

    private static decimal? Share(ReadFigure figure) =>
        figure.Unit switch
        {
            "%" or "个百分点" or "％" => figure.Value / 100m,
            "‰" => figure.Value / 1000m,
            "倍" => figure.Value,
            _ => null,
        };

    private static string Plain(decimal value) => value.ToString("0.########", CultureInfo.InvariantCulture);
}
