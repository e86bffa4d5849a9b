using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Tables;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Policies;

/// <summary>One reading of one item; collects every fault it meets.</summary>
internal sealed partial class PolicyReader(AttributeCatalog catalog, string where, List<Diagnostic>? unknownCodes = null)
{
    private const int MaxText = 20_000;
    private const decimal MaxCap = 1_000_000_000_000_000m;

    private static readonly HashSet<string> Fields = new(StringComparer.Ordinal)
    {
        "id",
        "title",
        "document",
        "category",
        "mode",
        "department",
        "summary",
        "conditions",
        "amount",
        "cap",
        "exclusive_group",
        "frequency",
        "window",
        "source",
        "confidence",
        "benefit",
        "territory",
        "open_to",
        "where",
        "enjoyed_by",
        "opens",
        "disclosure",
        "disclosure_ground",
        "stay_years",
        "schedule",
        "handling",
    };

    private static readonly HashSet<string> DocumentFields = new(StringComparer.Ordinal)
    {
        "title",
        "number",
        "issuer",
        "level",
        "region",
        "effective_from",
        "effective_to",
    };

    private static readonly HashSet<string> WindowFields = new(StringComparer.Ordinal) { "from", "to" };

    private readonly List<Diagnostic> wrong = [];

    /// <summary>A file from elsewhere needs ids and conditions only; what else it has and we do not know is noted.</summary>
    private bool IsForeign => unknownCodes is not null;

    private string name = "";

    public Result<PolicyRule> Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return Result.Fail<PolicyRule>(new Diagnostic(DiagnosticCatalogue.PolicyShape, PolicyReadingWording.ItemNotObject, where));
        }

        name = element.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? PolicyReadingWording.NamedItem(id.GetString()) : "";
        RefuseUnknown(element, Fields, where);
        var table = ReadAmountTable(element);
        var window = ReadWindow(element);
        var rule = new PolicyRule
        {
            Id = Required(element, "id", where),
            Title = Required(element, "title", where),
            Document = ReadDocument(element),
            Category = Required(element, "category", where),
            Mode = Choice(element, "mode", ClaimMode.Apply, PolicyWords.Of, (PolicyWords.FormerApply, ClaimMode.Apply)),
            Department = Required(element, "department", where),
            Summary = Optional(element, "summary", where) ?? "",
            Conditions = ReadConditions(element),
            AmountText = table?.Formula.Value?.Text ?? (IsTable(element, out _) ? null : Optional(element, "amount", where)),
            Amount = table?.Formula.Value ?? ReadAmount(element),
            AmountTable = table,
            Cap = ReadCap(element),
            ExclusiveGroup = Optional(element, "exclusive_group", where),
            Frequency = Choice(element, "frequency", Frequency.Once, PolicyWords.Of),
            Window = window,
            Source = Optional(element, "source", where) ?? "",
            Confidence = Optional(element, "confidence", where) ?? "",
            DeclaredBenefit = OptionalChoice<BenefitKind>(element, "benefit", PolicyWords.Of),
            DeclaredTerritory = ReadTerritory(element),
            IsOpenToAnywhere = ReadOpenTo(element),
            Where = Optional(element, "where", where),
            EnjoyedBy = ReadEnjoyedBy(element),
            Opens = ReadOpens(element),
            DeclaredDisclosure = OptionalChoice<DisclosureKind>(element, "disclosure", PolicyWords.Of),
            DisclosureGround = Optional(element, "disclosure_ground", where),
            StayYears = ReadStayYears(element),
            Schedule = ReadSchedule(element, window),
            Handling = ReadHandling(element),
        };
        wrong.AddRange(AwardReferences.Faults([rule], published: null, _ => where));
        RefuseMisplaced(rule);
        return wrong.Count > 0 ? Result.Fail<PolicyRule>(wrong) : Result.Ok<PolicyRule>(rule with { FinestPeriod = FinestPeriodOf(rule) });
    }

    private PeriodUnit? FinestPeriodOf(PolicyRule rule)
    {
        string[] named = [.. ConditionAttributes.In(rule.Conditions), .. rule.Amount?.Attributes ?? []];
        return named.Concat(catalog.Derivations.InputsOf(named)).Select(name => catalog.TryGet(name, out var attribute) ? attribute.Period : null).Max();
    }

    private PolicyText ReadDocument(JsonElement element)
    {
        var place = where + ".document";
        if (!element.TryGetProperty("document", out var document) && IsForeign)
        {
            return new PolicyText("", null, null, "", null, null, null);
        }

        if (document.ValueKind != JsonValueKind.Object)
        {
            Fault(DiagnosticCatalogue.PolicyMissingField, PolicyReadingWording.DocumentMissing, place);
            return new PolicyText("", null, null, "", null, null, null);
        }

        RefuseUnknown(document, DocumentFields, place);
        var level = Required(document, "level", place);
        if (level.Length > 0 && !PolicyWords.Levels.Contains(level, StringComparer.Ordinal))
        {
            Fault(DiagnosticCatalogue.PolicyChoice, PolicyReadingWording.LevelInvalid(level, string.Join("、", PolicyWords.Levels)), place + ".level");
        }

        var region = Optional(document, "region", place);
        if (region is not null && unknownCodes is null && RegionCode.Parse(region) is { Succeeded: false } refused)
        {
            Fault(DiagnosticCatalogue.PolicyChoice, refused.Why, place + ".region");
        }

        var (from, to) = (Date(document, "effective_from", place), Date(document, "effective_to", place));
        if (from > to)
        {
            Fault(DiagnosticCatalogue.PolicyDatesUpsideDown, PolicyReadingWording.ValidityUpsideDown(from, to), place);
        }

        return new PolicyText(
            Required(document, "title", place),
            Optional(document, "number", place),
            Optional(document, "issuer", place),
            level,
            region,
            from,
            to
        );
    }

    private ApplicationWindow? ReadWindow(JsonElement element)
    {
        var place = where + ".window";
        if (!element.TryGetProperty("window", out var window) || window.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (window.ValueKind != JsonValueKind.Object)
        {
            Fault(DiagnosticCatalogue.PolicyFieldType, PolicyReadingWording.WindowInvalid, place);
            return null;
        }

        RefuseUnknown(window, WindowFields, place);
        var (from, to) = (Date(window, "from", place), Date(window, "to", place));
        if (from > to)
        {
            Fault(DiagnosticCatalogue.PolicyDatesUpsideDown, PolicyReadingWording.WindowUpsideDown(from, to), place);
        }
        else if (from is null && to is null && wrong.Count == 0)
        {
            Fault(DiagnosticCatalogue.PolicyMissingField, PolicyReadingWording.WindowEmpty, place);
        }

        return new ApplicationWindow(from, to);
    }

    private Condition ReadConditions(JsonElement element)
    {
        var place = where + ".conditions";
        if (!element.TryGetProperty("conditions", out var conditions))
        {
            Fault(DiagnosticCatalogue.PolicyMissingField, PolicyReadingWording.ConditionsMissing, place);
            return new AllOf([]);
        }

        var parsed = ConditionJson.Read(conditions, catalog, place, unknownCodes);
        wrong.AddRange(parsed.Diagnostics.Select(one => one with { Message = name + one.Message }));
        return parsed.Value ?? new AllOf([]);
    }

    private FeelExpression? ReadAmount(JsonElement element)
    {
        if (!element.TryGetProperty("amount", out var amount) || amount.ValueKind != JsonValueKind.String)
        {
            return null; // null is lawful; another type is reported by AmountText
        }

        var noted = unknownCodes is null ? null : new List<Diagnostic>();
        var parsed = FeelExpression.ParseAmount(amount.GetString() ?? "", catalog, noted);
        // Noted is there when unknownCodes is.
        unknownCodes?.AddRange(noted!.Select(one => one with { Message = name + one.Message, Where = where + ".amount" }));
        wrong.AddRange(parsed.Diagnostics.Select(one => one with { Message = name + one.Message, Where = where + ".amount" }));
        return parsed.Value;
    }

    private static bool IsTable(JsonElement element, out JsonElement amount) =>
        element.TryGetProperty("amount", out amount) && amount.ValueKind == JsonValueKind.Object;

    /// <summary>{"table": …}; the table must answer one number.</summary>
    private DecisionTable? ReadAmountTable(JsonElement element)
    {
        if (!IsTable(element, out var amount))
        {
            return null;
        }

        var place = where + ".amount";
        if (amount.EnumerateObject().Any(property => property.Name != "table") || !amount.TryGetProperty("table", out var written))
        {
            Fault(DiagnosticCatalogue.PolicyFieldType, PolicyReadingWording.AmountInvalid, place);
            return null;
        }

        var parsed = DecisionTable.Read(written, catalog, place + ".table");
        var formula = parsed.Value?.Formula;
        wrong.AddRange(
            parsed
                .Diagnostics.Concat(formula?.Diagnostics.Select(one => one with { Where = place + ".table" }) ?? [])
                .Select(one => one with { Message = name + one.Message })
        );
        return formula is { Succeeded: true } ? parsed.Value : null;
    }

    private decimal? ReadCap(JsonElement element)
    {
        if (!element.TryGetProperty("cap", out var cap) || cap.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (cap.ValueKind == JsonValueKind.Number && ExactDecimal.TryParse(cap.GetRawText(), out var value, out _) && value is >= 0 and <= MaxCap)
        {
            return value;
        }

        Fault(DiagnosticCatalogue.PolicyCap, PolicyReadingWording.CapInvalid, where + ".cap");
        return null;
    }

    private T Choice<T>(JsonElement element, string field, T otherwise, Func<T, string> word, (string Word, T Value)? former = null)
        where T : struct, Enum
    {
        var text = Required(element, field, where);
        if (former is { } old && text == old.Word)
        {
            return old.Value;
        }

        foreach (var value in Enum.GetValues<T>().Where(value => word(value) == text))
        {
            return value;
        }

        if (text.Length > 0)
        {
            Fault(
                DiagnosticCatalogue.PolicyChoice,
                PolicyReadingWording.ChoiceInvalid(field, text, string.Join("、", Enum.GetValues<T>().Select(word))),
                $"{where}.{field}"
            );
        }

        return otherwise;
    }

    private DateOnly? Date(JsonElement element, string field, string place)
    {
        if (Optional(element, field, place) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Fault(DiagnosticCatalogue.PolicyDate, PolicyReadingWording.DateInvalid(text), $"{place}.{field}");
        return null;
    }

    private string Required(JsonElement element, string field, string place)
    {
        if (!element.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            if (!IsForeign || field == "id")
            {
                Fault(DiagnosticCatalogue.PolicyMissingField, PolicyReadingWording.FieldMissing(field), $"{place}.{field}");
            }

            return "";
        }

        if (!TryText(value, $"{place}.{field}", out var text))
        {
            return "";
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            Fault(DiagnosticCatalogue.PolicyMissingField, PolicyReadingWording.FieldEmpty(field), $"{place}.{field}");
            return "";
        }

        return text;
    }

    private string? Optional(JsonElement element, string field, string place) =>
        element.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null && TryText(value, $"{place}.{field}", out var text)
            ? text
            : null;

    private bool TryText(JsonElement value, string place, [NotNullWhen(true)] out string? text)
    {
        text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (text is null || text.Length > MaxText)
        {
            Fault(DiagnosticCatalogue.PolicyFieldType, PolicyReadingWording.TextNeeded(MaxText), place);
            text = null;
        }

        return text is not null;
    }

    private void RefuseUnknown(JsonElement element, HashSet<string> known, string place)
    {
        foreach (var property in element.EnumerateObject().Where(property => !known.Contains(property.Name)))
        {
            (unknownCodes ?? wrong).Add(
                new Diagnostic(DiagnosticCatalogue.PolicyUnknownField, PolicyReadingWording.UnknownField(name, property.Name), $"{place}.{property.Name}")
            );
        }
    }

    private void Fault(string code, string message, string place) => wrong.Add(new Diagnostic(code, name + message, place));
}
