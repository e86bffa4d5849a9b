using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;
using PolicyMarket.Rules.Wording;
using PolicyMarket.Web.Policies;
using PolicyMarket.Web.Policies.Search;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Guides;

/// <summary>
/// The guide of an item by the fields of GB/T 39046 (政务服务平台基础数据规范), made of the published version alone. A field that no text states says 以通知为准.
/// </summary>
public sealed record ItemGuide(string Title, string Edition, ImmutableArray<GuidePart> Parts)
{
    private const string NotStated = ItemWording.AsNotified;

    public static ItemGuide Of(ItemView view, AttributeCatalog catalog)
    {
        var rule = view.Item.Rule;
        return new ItemGuide(
            rule.Title,
            $"第 {view.Item.VersionNumber} 版，{Formats.Instant(view.Item.PublishedAt)} 发布",
            [
                new GuidePart("基本信息", [.. Basics(view, rule)]),
                new GuidePart("受理条件", [.. Conditions(rule, catalog)]),
                new GuidePart("支持标准", [.. Amount(view, rule, catalog)]),
                new GuidePart("怎么办", [.. Handling(rule, catalog)]),
                new GuidePart("咨询和监督", [.. Contacts(view, rule)]),
            ]
        );
    }

    private static IEnumerable<GuideField> Basics(ItemView view, PolicyRule rule)
    {
        var text = rule.Document;
        yield return new("事项名称", [rule.Title]);
        yield return new("事项编码", [rule.Id]);
        yield return new("事项类型", [PolicyWords.Of(rule.Benefit)]);
        yield return new("设定依据", [$"《{text.Title}》{(text.Number is { Length: > 0 } number ? number : "（未写明文号）")}", .. Clauses(rule)]);
        yield return new("发布机关", [text.Issuer ?? NotStated]);
        yield return new("行使层级", [text.Level]);
        yield return new("实施主体", [view.DepartmentName]);
        if (view.Item.Departments.Count > 1)
        {
            yield return new("共同实施部门", [string.Join("、", view.Item.Departments.Skip(1))]);
        }

        yield return new("服务对象", [rule.Territory is { } territory ? $"在{RegionTree.FullName(territory)}登记的企业" : "全国各地的企业"]);
        yield return new("执行情况", [view.Item.InForce(view.Today).Text]);
    }

    private static IEnumerable<string> Clauses(PolicyRule rule)
    {
        var clauses = ItemClauses.Of(rule);
        return clauses.Count == 0 ? [] : [$"用到的条款：{string.Join("、", clauses)}"];
    }

    private static IEnumerable<GuideField> Conditions(PolicyRule rule, AttributeCatalog catalog)
    {
        var rows = ConditionRows.Of(rule.Conditions, catalog);
        yield return new("全部满足", [.. rows.SelectMany((row, at) => Lines(row, $"{at + 1}. ", 0))]);
        yield return new("数量限制", [ItemWording.Often(rule.Frequency) + (rule.ExclusiveGroup is null ? "" : "；同组事项就高不重复")]);
    }

    /// <summary>A condition and its parts, indented by full-width blanks, with the clause at the end.</summary>
    private static IEnumerable<string> Lines(ConditionRow row, string mark, int depth) =>
        row
            .Children.SelectMany((part, at) => Lines(part, $"（{at + 1}）", depth + 1))
            .Prepend($"{new string('　', depth)}{mark}{row.Sentence}{(row.Cite is { Length: > 0 } cite ? $"（{cite}）" : "")}");

    private static IEnumerable<GuideField> Amount(ItemView view, PolicyRule rule, AttributeCatalog catalog)
    {
        string?[] standard = [view.Item.Pay.Headline, view.Item.Pay.Note];
        yield return new("标准", [.. standard.OfType<string>()]);
        if (rule.Amount is { } formula)
        {
            var words = AmountInWords.Of(formula, catalog);
            yield return new("计算", [$"金额 = {words.Formula}"]);
            foreach (var table in words.Tables)
            {
                yield return new(table.Name, [.. table.Rows.Select(row => $"{row.When}：{row.Result}")]);
            }
        }

        if (rule.Cap is { } cap)
        {
            yield return new("最高", [Formats.Wan(cap)]);
        }

        if (view.Item.Pay.ExampleSentence(rule) is { } example)
        {
            yield return new("举例", [example]);
        }

        if (!view.Group.IsEmpty)
        {
            yield return new("就高不重复", [.. view.Group.Select(other => $"{other.Rule.Title}（{other.Pay.Headline}）")]);
        }
    }

    private static IEnumerable<GuideField> Handling(PolicyRule rule, AttributeCatalog catalog)
    {
        var handling = rule.Handling;
        yield return new("办理形式", [PolicyWords.Of(rule.Mode)]);
        yield return new("办理流程", [.. GuideSteps.Of(rule)]);
        if (rule.IsAppliedFor)
        {
            yield return new("申报时间", [ItemWording.When(rule.Window)]);
            yield return new("办理地点", [handling.Place ?? (handling.Online is null ? NotStated : "网上办理")]);
            if (handling.Online is { } online)
            {
                yield return new("网上办理", [online.AbsoluteUri]);
            }

            yield return new("办理时间", [handling.Hours ?? NotStated]);
            yield return new("申请材料", Papers(handling));
        }

        var held = handling.PapersNotNeeded.IsEmpty ? HeldPapers.Of(rule, catalog) : handling.PapersNotNeeded;
        if (held.Count > 0)
        {
            yield return new("不用交的证明", [.. held]);
        }

        yield return new("办结时限", [ItemWording.Days(handling) ?? NotStated]);
        yield return new("兑现时间", [ItemWording.Day(rule.Schedule.Payment)]);
        yield return new("结果", [BenefitText.Way(rule)]);
        if (rule.IsPaidOut)
        {
            yield return new("公示", [PolicyWords.Say(rule.Disclosure)]);
        }
    }

    private static ImmutableArray<string> Papers(ItemHandling handling) =>
        handling is { Papers.IsEmpty: false } ? handling.Papers
        : handling.PapersNotNeeded.IsEmpty ? [NotStated]
        : ["不用带材料"];

    private static IEnumerable<GuideField> Contacts(ItemView view, PolicyRule rule)
    {
        yield return new(
            "咨询方式",
            [rule.Handling.Contact ?? view.DepartmentName, rule.Handling.Phone ?? "电话以通知为准；也可以拨 12345 政务服务便民热线"]
        );
        yield return new("监督电话", [rule.Handling.SupervisionPhone ?? "12345"]);
    }
}

/// <summary>A part of a guide with its fields.</summary>
public sealed record GuidePart(string Heading, ImmutableArray<GuideField> Fields);

/// <summary>A field and its lines, at least one.</summary>
public sealed record GuideField(string Name, ImmutableArray<string> Lines);
