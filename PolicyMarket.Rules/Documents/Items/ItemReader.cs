using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Model;
using PolicyMarket.Rules.Documents.Outline;

namespace PolicyMarket.Rules.Documents.Items;

/// <summary>Groups the conditions and amounts of parts into items, one for each part that grants something.</summary>
internal static partial class ItemReader
{
    private const int LongestTitle = 30;

    /// <summary>Everything read from one part.</summary>
    public sealed record PartFindings(
        OutlineNode? Node,
        string Path,
        string Words,
        IReadOnlyList<ReadCondition> Conditions,
        IReadOnlyList<ReadAmount> Amounts
    );

    public static ImmutableArray<ReadItem> Read(IReadOnlyList<PartFindings> parts, string title)
    {
        var common = parts.Where(part => part.Amounts.Count == 0 && part.Conditions.Count > 0 && part.Node is { } node && IsCommon(node)).ToList();
        var granting = parts.Where(IsGranting).ToList();
        if (granting.Count == 0)
        {
            return Qualification(parts, title);
        }

        var shared = SharedMode(parts, granting);
        var items = ImmutableArray.CreateBuilder<ReadItem>();
        foreach (var group in granting.GroupBy(part => Owner(part.Node, granting)))
        {
            var members = group.ToList();
            var owner = group.Key ?? members[0].Node;
            var own = Conditions(parts, members, owner);
            var words = owner is null ? members[0].Words : parts.FirstOrDefault(part => part.Node == owner)?.Words ?? members[0].Words;
            var text = string.Concat(members.Select(member => member.Words));
            items.Add(
                new ReadItem(
                    $"i{items.Count + 1}",
                    TitleOf(owner, words, title),
                    BenefitOf(text, members),
                    ModeOf(text) ?? shared,
                    [.. Clauses(members, owner)],
                    [.. own, .. common.Where(part => !members.Contains(part)).SelectMany(part => part.Conditions)],
                    [.. members.SelectMany(member => member.Amounts)],
                    members[0].Amounts[0].Source
                )
            );
        }

        return items.ToImmutable();
    }

    private static bool IsGranting(PartFindings part) =>
        part.Amounts.Any(amount => amount.Form is not ("cap" or "floor") || amount.Figures.Length > 0) && !Procedure().IsMatch(part.Node?.Title ?? "");

    private static IEnumerable<string> Clauses(List<PartFindings> members, OutlineNode? owner) =>
        owner is not null && members.Count > 1 ? [owner.Path] : members.Select(member => member.Path).Where(path => path.Length > 0);

    /// <summary>Small numbered lines below one heading are the tiers of one item; sizeable parts are items of their own.</summary>
    private static OutlineNode? Owner(OutlineNode? node, List<PartFindings> granting)
    {
        if (node is null || node.Mark.Kind < MarkKind.Arabic || node.Parent is not { } parent)
        {
            return node;
        }

        var brothers = granting.Where(part => part.Node?.Parent == parent).ToList();
        return brothers.TrueForAll(part => part.Words.Length < 90 && part.Node!.Title.Length == 0) ? parent : node; // brothers have this parent
    }

    private static List<ReadCondition> Conditions(IReadOnlyList<PartFindings> parts, List<PartFindings> members, OutlineNode? owner)
    {
        var own = new List<ReadCondition>();
        foreach (var part in parts)
        {
            var isBelow = owner is not null && part.Node is { } node && IsUnder(node, owner);
            var isAbove = owner is not null && part.Node is { } above && part.Node != owner && part.Amounts.Count == 0 && IsUnder(owner, above);
            if (members.Contains(part) || isBelow || isAbove)
            {
                own.AddRange(part.Conditions);
            }
        }

        return own;
    }

    private static bool IsUnder(OutlineNode node, OutlineNode above)
    {
        for (var at = node; at is not null; at = at.Parent)
        {
            if (at == above)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Conditions of 申报条件, 支持对象 and 负面清单 hold for every item.</summary>
    private static bool IsCommon(OutlineNode node)
    {
        for (var at = node; at is not null; at = at.Parent)
        {
            if (Common().IsMatch(at.Title))
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<ReadItem> Qualification(IReadOnlyList<PartFindings> parts, string title)
    {
        var holding = parts.Where(part => part.Conditions.Count > 0).ToList();
        if (holding.Count == 0 || !Recognition().IsMatch(title))
        {
            return [];
        }

        return
        [
            new ReadItem(
                "i1",
                title.Length > LongestTitle ? title[..LongestTitle] : title,
                "资质",
                null,
                [.. holding.Select(part => part.Path).Where(path => path.Length > 0)],
                [.. holding.SelectMany(part => part.Conditions)],
                [],
                holding[0].Conditions[0].Source
            ),
        ];
    }

    private static string TitleOf(OutlineNode? owner, string words, string document)
    {
        if (owner is { Title.Length: > 1 })
        {
            return owner.Title;
        }

        var plain = Opening().Replace(words, "");
        var end = plain.IndexOfAny(['\u3002', '，', '：', '；', '\n']);
        plain = end > 0 ? plain[..end] : plain;
        plain = plain.StartsWith("符合", StringComparison.Ordinal) && owner?.Parent is { Title.Length: > 1 } above ? above.Title : plain;
        return plain.Length > LongestTitle ? plain[..LongestTitle]
            : plain.Length > 1 ? plain
            : document;
    }

    private static string BenefitOf(string text, List<PartFindings> members) =>
        members.TrueForAll(member => member.Amounts.All(amount => amount.Form == "relief")) || Relief().IsMatch(text) ? "减免"
        : Entitlement().IsMatch(text) && members.TrueForAll(member => member.Amounts.All(amount => amount.Figures.IsEmpty)) ? "权益"
        : "奖补";

    /// <summary>The only way of payment that parts without an amount name.</summary>
    private static string? SharedMode(IReadOnlyList<PartFindings> parts, List<PartFindings> granting) =>
        parts
            .Where(part => !granting.Contains(part))
            .Select(part => ModeOf(part.Words))
            .Where(mode => mode is not null)
            .Distinct(StringComparer.Ordinal)
            .ToList()
            is [var only]
            ? only
            : null;

    private static string? ModeOf(string text) =>
        Mode().Match(text) is { Success: true } mode ? mode.Value.Replace("快享", "即享", StringComparison.Ordinal) : null;

    [GeneratedRegex(
        @"申报条件|支持对象|支持条件|适用范围|适用对象|基本条件|申请条件|负面清单|扶持对象|奖励对象|补贴对象|申报主体|申报对象|条件和标准|对象和条件|对象及条件|享受条件|扶持条件|限制条件|不予支持",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Common();

    [GeneratedRegex(@"申报程序|申请程序|审核|拨付|监督|资金(管理|来源)|附则|法律责任|责任追究", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Procedure();

    [GeneratedRegex(@"认定|评价|梯度培育|入库|管理办法|资格|标准", RegexOptions.None, 2000)]
    private static partial Regex Recognition();

    [GeneratedRegex(
        @"^(第[零一二三四五六七八九十百\d]{1,5}条|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、])?\s?(对)?",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Opening();

    [GeneratedRegex(@"减按|免征|减半征收|加计扣除|即征即退|减征|抵减税|抵免", RegexOptions.None, 2000)]
    private static partial Regex Relief();

    [GeneratedRegex(@"绿色通道|优先(供|保障|安排|推荐)|用地|指标", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Entitlement();

    [GeneratedRegex(@"免申即享|认定即享|即申即享|承诺兑现|预兑现|免申快享", RegexOptions.None, 2000)]
    private static partial Regex Mode();
}
