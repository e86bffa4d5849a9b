using System.Collections.Immutable;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Policies;

/// <summary>The fields of kind of benefit, territory and disclosure; older files have none of them.</summary>
internal sealed partial class PolicyReader
{
    private const int MostOpened = 50;
    private const int MostStayYears = 30;

    private T? OptionalChoice<T>(JsonElement element, string field, Func<T, string> word)
        where T : struct, Enum
    {
        if (Optional(element, field, where) is not { } text)
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>().Where(value => word(value) == text))
        {
            return value;
        }

        Fault(DiagnosticCatalogue.PolicyChoice, $"{field} 的值“{text}”应为 {string.Join("、", Enum.GetValues<T>().Select(word))} 之一。", $"{where}.{field}");
        return null;
    }

    private string? ReadTerritory(JsonElement element)
    {
        var region = Optional(element, "territory", where);
        if (region is not null && RegionCode.Parse(region) is { Succeeded: false } refused)
        {
            Fault(DiagnosticCatalogue.PolicyTerritory, $"territory（适用地区）有误：{refused.Why}不限地区时请写 \"open_to\": \"{PolicyWords.OpenToAnywhere}\"。", where + ".territory");
            return null;
        }

        return region?.Trim();
    }

    private bool ReadOpenTo(JsonElement element)
    {
        var text = Optional(element, "open_to", where);
        if (text is not (null or PolicyWords.OpenToAnywhere or PolicyWords.OpenToTerritory))
        {
            Fault(DiagnosticCatalogue.PolicyTerritory, $"open_to 的值“{text}”应为 {PolicyWords.OpenToTerritory}（限适用地区登记的企业）或 {PolicyWords.OpenToAnywhere}（不限地区）。", where + ".open_to");
        }

        return text == PolicyWords.OpenToAnywhere;
    }

    /// <summary>A truth, or a number that is above zero once the relief was enjoyed.</summary>
    private string? ReadEnjoyedBy(JsonElement element)
    {
        if (Optional(element, "enjoyed_by", where) is not { } name)
        {
            return null;
        }

        if (!catalog.TryGet(name, out var attribute) && !IsForeign)
        {
            Fault(DiagnosticCatalogue.PolicyEnjoyedBy, $"enjoyed_by 写的指标“{name}”不在指标目录中，请核对英文名。", where + ".enjoyed_by");
        }
        else if (attribute is { IsNumber: false, Type: not AttributeType.Boolean })
        {
            Fault(DiagnosticCatalogue.PolicyEnjoyedBy, $"enjoyed_by 写的指标“{attribute.Label}”既不是“是/否”也不是数字，看不出是否已享受，请换一个指标。", where + ".enjoyed_by");
        }

        return name;
    }

    private OpenedItems ReadOpens(JsonElement element)
    {
        if (!element.TryGetProperty("opens", out var opens) || opens.ValueKind == JsonValueKind.Null)
        {
            return OpenedItems.None;
        }

        if (opens.ValueKind != JsonValueKind.Array || opens.GetArrayLength() > MostOpened)
        {
            Fault(DiagnosticCatalogue.PolicyFieldType, $"opens 应为文字的数组（事项编号或说明），至多 {MostOpened} 个。", where + ".opens");
            return OpenedItems.None;
        }

        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var (place, one) in opens.EnumerateArray().Index())
        {
            if (TryText(one, $"{where}.opens[{place}]", out var text) && !string.IsNullOrWhiteSpace(text))
            {
                names.Add(text.Trim());
            }
        }

        return new OpenedItems(names.ToImmutable());
    }

    /// <summary>Whole years from 1 to 30; null where the text has no promise.</summary>
    private int? ReadStayYears(JsonElement element)
    {
        if (!element.TryGetProperty("stay_years", out var years) || years.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (years.ValueKind == JsonValueKind.Number && years.TryGetInt32(out var count) && count is >= 1 and <= MostStayYears)
        {
            return count;
        }

        Fault(DiagnosticCatalogue.PolicyStayYears, $"stay_years（承诺年限）应为 1 到 {MostStayYears} 的整数，单位为年；没有承诺年限时请去掉这一项。", where + ".stay_years");
        return null;
    }

    /// <summary>A file must not ask for the disclosure by firm of something that is not paid: it would give away what the firm declared.</summary>
    private void RefuseMisplaced(PolicyRule rule)
    {
        if (!rule.IsPaidOut && rule.DeclaredDisclosure is DisclosureKind.ByFirm or DisclosureKind.Summed)
        {
            Fault(
                DiagnosticCatalogue.PolicyDisclosure,
                $"{PolicyWords.Of(rule.Benefit)}事项不发放资金，不能公示（减免额会泄露企业的应纳税所得额等申报数据），disclosure 请写 none。",
                where + ".disclosure");
        }

        if (rule is { EnjoyedBy: not null, Benefit: not BenefitKind.Relief })
        {
            Fault(DiagnosticCatalogue.PolicyEnjoyedBy, $"enjoyed_by 只用于减免事项，这一项是{PolicyWords.Of(rule.Benefit)}，请删去或改 benefit。", where + ".enjoyed_by");
        }

        if (rule is { StayYears: not null, IsPaidOut: false })
        {
            Fault(DiagnosticCatalogue.PolicyStayYears, $"stay_years 只用于奖补事项，这一项是{PolicyWords.Of(rule.Benefit)}，没有发放的资金可以追回，请删去。", where + ".stay_years");
        }
        else if (rule is { StayYears: not null, Territory: null })
        {
            Fault(DiagnosticCatalogue.PolicyStayYears, "stay_years 要与适用地区一起写：这一项不限企业注册地，看不出企业是否迁出。请写 territory，或删去 stay_years。", where + ".stay_years");
        }
    }
}
