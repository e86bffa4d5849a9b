using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Sampling;

/// <summary>Items of 6 to 10 conditions over the forty columns; each item depends on seed and place only.</summary>
internal sealed class SampleItems(AttributeCatalog catalog, ulong seed)
{
    private const int ItemsOfDocument = 6;
    private const int AnyPermille = 100;
    private const int NotPermille = 50;
    private const string Home = "430000";

    private static readonly (string Department, string Topic)[] Topics =
    [
        ("工信", "工业企业提质增效"),
        ("工信", "专精特新培育"),
        ("科技", "研发投入"),
        ("科技", "高新技术企业培育"),
        ("商务", "商贸流通"),
        ("商务", "外贸稳增长"),
        ("人社", "稳岗扩岗"),
        ("税务", "税费减负"),
        ("金融", "融资支持"),
        ("发改", "重点项目"),
        ("市场监管", "质量品牌"),
        ("农业农村", "农产品加工"),
    ];

    private static readonly string[] Categories = ["资金奖补", "降本增效", "金融支持", "税收优惠", "要素保障"];
    private static readonly string[] Ways = ["奖励", "补助", "贴息", "配套", "奖补"];
    private static readonly IReadOnlyList<RegionCode> Cities = RegionTree.Children(Home);

    private readonly Dictionary<string, FeelExpression> formulas = new(StringComparer.Ordinal);

    public PolicyRule Item(int place)
    {
        var random = SampleRandom.For(seed, place);
        var document = place / ItemsOfDocument;
        var (department, topic) = Topics[document % Topics.Length];
        var way = random.Pick(Ways);
        var conditions = Conditions(ref random);
        var (text, cap) = SampleFormulas.Draw(ref random);
        return new PolicyRule
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"sample-{place + 1:00000}"),
            Title = string.Create(CultureInfo.InvariantCulture, $"{topic}{way}（第{document + 1}号文件第{(place % ItemsOfDocument) + 1}项）"),
            Document = Document(document, topic),
            Category = random.Pick(Categories),
            Mode = random.Chance(600) ? ClaimMode.ApplyFree : ClaimMode.Apply,
            Department = department,
            Summary = string.Create(CultureInfo.InvariantCulture, $"对符合{conditions.Parts.Length}项条件的企业给予{way}"),
            Conditions = conditions,
            AmountText = text,
            Amount = text is null ? null : Formula(text),
            Cap = cap,
            ExclusiveGroup = random.Chance(80) ? string.Create(CultureInfo.InvariantCulture, $"sample-{place / 40 + 1:000}") : null,
            Frequency = random.Chance(700) ? Frequency.Yearly : Frequency.Once,
            Source = "",
            Confidence = "known",
        };
    }

    private FeelExpression Formula(string text)
    {
        if (!formulas.TryGetValue(text, out var formula))
        {
            formulas[text] = formula = FeelExpression.ParseAmount(text, catalog).Required;
        }

        return formula;
    }

    /// <summary>Each condition names another attribute; one of ten items has an "any", one of twenty a "not".</summary>
    private static AllOf Conditions(ref SampleRandom random)
    {
        var columns = SampleColumns.All.ToArray();
        var parts = new List<Condition>();
        var next = 0;
        for (var left = random.Between(6, 10); left > 0; left--)
        {
            parts.Add(random.Pick(Drawn(columns, ref next, ref random).Leaves));
        }

        if (random.Chance(AnyPermille))
        {
            var alternatives = new List<Condition> { parts[0] };
            for (var more = random.Between(1, 2); more > 0; more--)
            {
                alternatives.Add(random.Pick(Drawn(columns, ref next, ref random).Leaves));
            }

            parts[0] = new AnyOf([.. alternatives]);
        }

        if (random.Chance(NotPermille))
        {
            var column = Drawn(columns, ref next, ref random);
            parts[^1] = column.Denials.Count > 0 ? new Not(random.Pick(column.Denials)) : random.Pick(column.Leaves);
        }

        return new AllOf([.. parts]);
    }

    /// <summary>The next column of a shuffle that goes only as far as it is needed.</summary>
    private static SampleColumn Drawn(SampleColumn[] columns, ref int next, ref SampleRandom random)
    {
        var other = next + random.Next(columns.Length - next);
        (columns[next], columns[other]) = (columns[other], columns[next]);
        return columns[next++];
    }

    private PolicyText Document(int number, string topic)
    {
        var random = SampleRandom.For(unchecked(seed + 300), number);
        var year = random.Between(2023, 2025);
        var (level, region, issuer) = random.Next(10) switch
        {
            0 => ("国家", null, "国务院有关部门"),
            < 4 => ("省", Home, "湖南省人民政府办公厅"),
            < 8 when random.Pick(Cities) is var city => ("市", city.Value, RegionTree.Name(city) + "人民政府办公室"),
            _ when random.Pick(RegionTree.Children(Cities[number % Cities.Count])) is var county => (
                "县",
                county.Value,
                RegionTree.Name(county) + "人民政府办公室"
            ),
            _ => throw new InvalidOperationException("A number below ten that is none of them."),
        };
        return new PolicyText(
            $"关于促进{topic}的若干措施",
            string.Create(CultureInfo.InvariantCulture, $"政办发〔{year}〕{number % 200 + 1}号"),
            issuer,
            level,
            region,
            new DateOnly(year, random.Between(1, 12), 1),
            new DateOnly(2028, 12, 31)
        );
    }
}
