using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Attributes;

/// <summary>Turns the text of one cell into a fact, or says what the cell should hold.</summary>
internal static class CellReader
{
    private const int MaxText = 2_000;

    private static readonly string[] DateForms =
        ["yyyy-M-d", "yyyy/M/d", "yyyyMMdd", "yyyy年M月d日", "yyyy.M.d", "yyyy-M-d H:mm:ss", "yyyy/M/d H:mm:ss", "yyyy-M-d'T'HH:mm:ss"];

    private static readonly char[] SetSeparators = [';', '；', '、', '|', ',', '，'];

    public static bool TryParse(
        string cell,
        AttributeDefinition definition,
        [NotNullWhen(true)] out FactValue? value,
        [NotNullWhen(false)] out Diagnostic? why)
    {
        value = null;
        // Plain cells are the rule; only others pay for the normal form (full-width digits, signs, letters).
        var text = (Ascii.IsValid(cell) || definition.Type == AttributeType.Text ? cell : cell.Normalize(NormalizationForm.FormKC)).Trim();
        if (text.Length == 0)
        {
            why = new Diagnostic(DiagnosticCatalogue.FactBlank, $"“{definition.Label}”为空白；不知道的数据请留空整格，不要填空格。");
            return false;
        }

        if (text.Length > MaxText)
        {
            why = new Diagnostic(DiagnosticCatalogue.FactTooLong, $"“{definition.Label}”的文字超过 {MaxText} 字，请缩短。");
            return false;
        }

        (value, why) = definition.Type switch
        {
            AttributeType.Decimal or AttributeType.Integer => Number(text, definition),
            AttributeType.Boolean => Boolean(text, definition),
            AttributeType.Date => Date(text, definition),
            AttributeType.Code => Code(text, definition),
            AttributeType.Text => (new TextFact(text), null),
            AttributeType.Set => Set(text, definition),
            AttributeType.List => List(text, definition),
            _ => throw new InvalidOperationException($"The unknown attribute type {definition.Type}."),
        };
        return value is not null && why is null;
    }

    private static (FactValue? Value, Diagnostic? Why) Number(string text, AttributeDefinition definition)
    {
        var percent = definition.IsRatio && text.EndsWith('%');
        var digits = percent ? text[..^1].TrimEnd() : text;
        if (digits.Contains(',', StringComparison.Ordinal))
        {
            if (!HasThousands(digits))
            {
                return (null, Wrong(DiagnosticCatalogue.FactNotNumber, definition, text, "的千位分隔符位置不对，应如 1,234.50"));
            }

            digits = digits.Replace(",", "", StringComparison.Ordinal);
        }

        if (!ExactDecimal.TryParse(digits, out var number, out var tooPrecise))
        {
            return (null, tooPrecise
                ? Wrong(DiagnosticCatalogue.FactTooPrecise, definition, text, "超过 28 位有效数字或过大，无法精确计算")
                : Wrong(DiagnosticCatalogue.FactNotNumber, definition, text, NumberHint(definition)));
        }

        if (percent)
        {
            if (number / 100m * 100m != number)
            {
                return (null, Wrong(DiagnosticCatalogue.FactTooPrecise, definition, text, "小数位数过多，无法精确计算"));
            }

            number /= 100m;
        }

        return definition.Type == AttributeType.Integer && number != decimal.Truncate(number)
            ? (null, Wrong(DiagnosticCatalogue.FactNotWhole, definition, text, "不是整数"))
            : (new NumberFact(number), null);
    }

    private static string NumberHint(AttributeDefinition definition) => definition switch
    {
        { IsRatio: true } => "不是数字，请填小数（0.03）或百分数（3%）",
        { Unit: { } unit } => $"不是数字，请只填数字，单位为{FactText.UnitName(unit)}",
        _ => "不是数字，请只填数字，如 1234.5",
    };

    private static bool HasThousands(string text)
    {
        var whole = text.Split('.')[0].TrimStart('-', '+').Split(',');
        return whole[0].Length is >= 1 and <= 3
            && whole.Skip(1).All(group => group.Length == 3)
            && !text[(text.IndexOf('.', StringComparison.Ordinal) is var point && point >= 0 ? point : text.Length)..].Contains(',', StringComparison.Ordinal);
    }

    private static (FactValue? Value, Diagnostic? Why) Boolean(string text, AttributeDefinition definition) => text.ToUpperInvariant() switch
    {
        "是" or "TRUE" or "1" or "Y" or "YES" => (new BooleanFact(true), null),
        "否" or "FALSE" or "0" or "N" or "NO" => (new BooleanFact(false), null),
        _ => (null, Wrong(DiagnosticCatalogue.FactNotBoolean, definition, text, "应填“是”或“否”")),
    };

    private static (FactValue? Value, Diagnostic? Why) Date(string text, AttributeDefinition definition) =>
        DateTime.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.TimeOfDay == TimeSpan.Zero
            ? (new DateFact(DateOnly.FromDateTime(date)), null)
            : (null, Wrong(DiagnosticCatalogue.FactNotDate, definition, text, "不是日期，应如 2025-01-31"));

    private static (FactValue? Value, Diagnostic? Why) Code(string text, AttributeDefinition definition)
    {
        if (definition.IsRegion)
        {
            return RegionCode.TryParse(text, out var region, out var whyRegion) ? (new TextFact(region.Value), null) : (null, whyRegion);
        }

        if (definition.IsIndustry)
        {
            return IndustryCode.TryParse(text, out var industry, out var whyIndustry) ? (new TextFact(industry.Value), null) : (null, whyIndustry);
        }

        if (definition.Name == "unified_social_credit_code")
        {
            return CreditCode.TryParse(text, out var credit, out var whyCredit) ? (new TextFact(credit.Value), null) : (null, whyCredit);
        }

        return Listed(text, definition) is { } code ? (new TextFact(code), null) : (null, NotListed(text, definition));
    }

    private static (FactValue? Value, Diagnostic? Why) Set(string text, AttributeDefinition definition)
    {
        if (text is "无" or "[]")
        {
            return (new SetFact([]), null);
        }

        var members = text.StartsWith('[') ? JsonTexts(text) : text.Split(SetSeparators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (members is null)
        {
            return (null, Wrong(DiagnosticCatalogue.FactWrongType, definition, text, "不是 JSON 的文字列表，应如 [\"a\", \"b\"]，或用分号隔开"));
        }

        var codes = new List<string>();
        foreach (var member in members)
        {
            if (Listed(member, definition) is not { } code)
            {
                return (null, NotListed(member, definition));
            }

            codes.Add(code);
        }

        return (new SetFact(codes), null);
    }

    /// <summary>["a", "b"]; null for what is not written so.</summary>
    private static string[]? JsonTexts(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(text) is { } members && members.All(member => !string.IsNullOrWhiteSpace(member)) ? members : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The records as JSON text.</summary>
    private static (FactValue? Value, Diagnostic? Why) List(string text, AttributeDefinition definition)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return FactJson.TryRead(json.RootElement, definition, null, out var value, out var why) ? (value, null) : (null, why);
        }
        catch (JsonException)
        {
            return (null, Wrong(DiagnosticCatalogue.FactWrongType, definition, text, "应为 JSON 对象列表，如 [{\"name\": \"a\"}]"));
        }
    }

    /// <summary>The code itself, or the code that bears the Chinese name; any text where the list is open.</summary>
    private static string? Listed(string text, AttributeDefinition definition) =>
        definition.Values.IsDefaultOrEmpty || definition.Values.Contains(text, StringComparer.Ordinal)
            ? text
            : CodeLabels.CodeOf(definition, text) is { } code && definition.Values.Contains(code, StringComparer.Ordinal) ? code : null;

    private static Diagnostic NotListed(string text, AttributeDefinition definition) =>
        Wrong(
            DiagnosticCatalogue.FactNotListed,
            definition,
            text,
            $"不在可选值之内（{string.Join("、", definition.Values.Take(12))}{(definition.Values.Length > 12 ? "…" : "")}）");

    private static Diagnostic Wrong(string code, AttributeDefinition definition, string text, string what)
    {
        var shown = text.Length <= 40 ? text : text[..40] + "…";
        return new Diagnostic(code, $"“{definition.Label}”的值“{shown}”{what}。");
    }
}
