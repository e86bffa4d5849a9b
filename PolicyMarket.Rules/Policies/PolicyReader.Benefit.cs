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

        Fault(
            DiagnosticCatalogue.PolicyChoice,
            PolicyReadingWording.ChoiceInvalid(field, text, string.Join("、", Enum.GetValues<T>().Select(word))),
            $"{where}.{field}"
        );
        return null;
    }

    private string? ReadTerritory(JsonElement element)
    {
        var region = Optional(element, "territory", where);
        if (region is not null && RegionCode.Parse(region) is { Succeeded: false } refused)
        {
            Fault(
                DiagnosticCatalogue.PolicyTerritory,
                PolicyReadingWording.TerritoryInvalid(refused.Why, PolicyWords.OpenToAnywhere),
                where + ".territory"
            );
            return null;
        }

        return region?.Trim();
    }

    private bool ReadOpenTo(JsonElement element)
    {
        var text = Optional(element, "open_to", where);
        if (text is not (null or PolicyWords.OpenToAnywhere or PolicyWords.OpenToTerritory))
        {
            Fault(
                DiagnosticCatalogue.PolicyTerritory,
                PolicyReadingWording.OpenToInvalid(text, PolicyWords.OpenToTerritory, PolicyWords.OpenToAnywhere),
                where + ".open_to"
            );
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
            Fault(DiagnosticCatalogue.PolicyEnjoyedBy, PolicyReadingWording.EnjoyedByUnknown(name), where + ".enjoyed_by");
        }
        else if (attribute is { IsNumber: false, Type: not AttributeType.Boolean })
        {
            Fault(DiagnosticCatalogue.PolicyEnjoyedBy, PolicyReadingWording.EnjoyedByUnclear(attribute.Label), where + ".enjoyed_by");
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
            Fault(DiagnosticCatalogue.PolicyFieldType, PolicyReadingWording.OpensInvalid(MostOpened), where + ".opens");
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

        Fault(DiagnosticCatalogue.PolicyStayYears, PolicyReadingWording.StayYearsInvalid(MostStayYears), where + ".stay_years");
        return null;
    }

    /// <summary>A file must not ask for the disclosure by firm of something that is not paid: it would give away what the firm declared.</summary>
    private void RefuseMisplaced(PolicyRule rule)
    {
        if (!rule.IsPaidOut && rule.DeclaredDisclosure is DisclosureKind.ByFirm or DisclosureKind.Summed)
        {
            Fault(DiagnosticCatalogue.PolicyDisclosure, PolicyReadingWording.DisclosureMisplaced(PolicyWords.Of(rule.Benefit)), where + ".disclosure");
        }

        if (rule is { EnjoyedBy: not null, Benefit: not BenefitKind.Relief })
        {
            Fault(DiagnosticCatalogue.PolicyEnjoyedBy, PolicyReadingWording.EnjoyedByMisplaced(PolicyWords.Of(rule.Benefit)), where + ".enjoyed_by");
        }

        if (rule is { StayYears: not null, IsPaidOut: false })
        {
            Fault(DiagnosticCatalogue.PolicyStayYears, PolicyReadingWording.StayYearsMisplaced(PolicyWords.Of(rule.Benefit)), where + ".stay_years");
        }
        else if (rule is { StayYears: not null, Territory: null })
        {
            Fault(DiagnosticCatalogue.PolicyStayYears, PolicyReadingWording.StayYearsNeedTerritory, where + ".stay_years");
        }
    }
}
