using System.Globalization;
using System.Text.Json;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Attributes;

/// <summary>Turns the text of one cell into a fact, or says what the cell should hold.</summary>
internal static class CellReader
{
    private const int MaxText = 2_000;

    private static readonly string[] DateForms =
    [
        "yyyy-M-d",
        "yyyy/M/d",
        "yyyyMMdd",
        "yyyy年M月d日",
        "yyyy.M.d",
        "yyyy-M-d H:mm:ss",
        "yyyy/M/d H:mm:ss",
        "yyyy-M-d'T'HH:mm:ss",
    ];

    private static readonly char[] SetSeparators = [';', '；', '、', '|', ',', '，'];

    /// <summary>AsOf: the day of which the cell speaks.</summary>
    public static Result<CellFact> Read(string cell, AttributeDefinition definition, DateOnly? asOf)
    {
        var text = definition.Type == AttributeType.Text ? cell.Trim() : TextSigns.Folded(cell);
        if (text.Length == 0)
        {
            return Result.Fail<CellFact>(DiagnosticCatalogue.FactBlank, AttributeWording.CellBlank(definition.Label));
        }

        if (text.Length > MaxText)
        {
            return Result.Fail<CellFact>(DiagnosticCatalogue.FactTooLong, AttributeWording.TextTooLong(definition.Label, MaxText));
        }

        if (definition.Type is AttributeType.Code)
        {
            return Code(text, definition, asOf);
        }

        var plain = Plain(text, definition);
        return !plain.Succeeded ? Result.Fail<CellFact>(plain.Diagnostics)
            : Plausibility.Fault(plain.Value, definition, asOf, isPercent: text.EndsWith('%')) is { } implausible ? Result.Fail<CellFact>(implausible)
            : Result.Ok(new CellFact(plain.Value, null));
    }

    private static Result<FactValue> Plain(string text, AttributeDefinition definition) =>
        definition.Type switch
        {
            AttributeType.Decimal or AttributeType.Integer => Number(text, definition),
            AttributeType.Boolean => Boolean(text, definition),
            AttributeType.Date => Date(text, definition),
            AttributeType.Text => Result.Ok<FactValue>(new TextFact(text)),
            AttributeType.Set => Set(text, definition),
            AttributeType.List => List(text, definition),
            _ => throw new InvalidOperationException($"The unknown attribute type {definition.Type}."),
        };

    private static Result<FactValue> Number(string text, AttributeDefinition definition)
    {
        var percent = definition.IsRatio && text.EndsWith('%');
        var digits = percent ? text[..^1].TrimEnd() : text;
        if (digits.Contains(',', StringComparison.Ordinal))
        {
            if (!HasThousands(digits))
            {
                return Result.Fail<FactValue>(Wrong(DiagnosticCatalogue.FactNotNumber, definition, text, AttributeWording.ThousandsSeparatorMisplaced));
            }

            digits = digits.Replace(",", "", StringComparison.Ordinal);
        }

        if (!ExactDecimal.TryParse(digits, out var number, out var tooPrecise))
        {
            return Result.Fail<FactValue>(
                tooPrecise
                    ? Wrong(DiagnosticCatalogue.FactTooPrecise, definition, text, AttributeWording.TooManyDigits)
                    : Wrong(DiagnosticCatalogue.FactNotNumber, definition, text, NumberHint(definition))
            );
        }

        if (percent)
        {
            if (number / 100m * 100m != number)
            {
                return Result.Fail<FactValue>(Wrong(DiagnosticCatalogue.FactTooPrecise, definition, text, AttributeWording.TooManyDecimals));
            }

            number /= 100m;
        }

        return definition.Type == AttributeType.Integer && number != decimal.Truncate(number)
            ? Result.Fail<FactValue>(Wrong(DiagnosticCatalogue.FactNotWhole, definition, text, AttributeWording.NotWhole))
            : Result.Ok<FactValue>(new NumberFact(number));
    }

    private static string NumberHint(AttributeDefinition definition) =>
        definition switch
        {
            { IsRatio: true } => AttributeWording.NotRatio,
            { Unit: { } unit } => AttributeWording.NotNumberOfUnit(FactText.UnitName(unit)),
            _ => AttributeWording.NotNumber,
        };

    private static bool HasThousands(string text)
    {
        var whole = text.Split('.')[0].TrimStart('-', '+').Split(',');
        return whole[0].Length is >= 1 and <= 3
            && whole.Skip(1).All(group => group.Length == 3)
            && !text[(text.IndexOf('.', StringComparison.Ordinal) is var point && point >= 0 ? point : text.Length)..]
                .Contains(',', StringComparison.Ordinal);
    }

    private static Result<FactValue> Boolean(string text, AttributeDefinition definition) =>
        text.ToUpperInvariant() switch
        {
            "是" or "TRUE" or "1" or "Y" or "YES" => Result.Ok<FactValue>(new BooleanFact(true)),
            "否" or "FALSE" or "0" or "N" or "NO" => Result.Ok<FactValue>(new BooleanFact(false)),
            _ => Result.Fail<FactValue>(Wrong(DiagnosticCatalogue.FactNotBoolean, definition, text, AttributeWording.NotYesOrNo)),
        };

    private static Result<FactValue> Date(string text, AttributeDefinition definition) =>
        DateTime.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.TimeOfDay == TimeSpan.Zero
            ? Result.Ok<FactValue>(new DateFact(DateOnly.FromDateTime(date)))
            : Result.Fail<FactValue>(Wrong(DiagnosticCatalogue.FactNotDate, definition, text, AttributeWording.NotDate));

    private static Result<CellFact> Code(string text, AttributeDefinition definition, DateOnly? asOf)
    {
        if (definition.Name == "unified_social_credit_code")
        {
            var credit = CreditCode.Parse(text);
            return credit.Succeeded ? Result.Ok(new CellFact(new TextFact(credit.Value.Value), null)) : Result.Fail<CellFact>(credit.Diagnostics);
        }

        if (TextSigns.FirstForbidden(text) is { } sign)
        {
            return Result.Fail<CellFact>(DiagnosticCatalogue.TextForbiddenSign, AttributeWording.ForbiddenSign(definition.Label, sign));
        }

        var reading = CodeReading.Of(text, definition, asOf);
        return reading.Code is { } code ? Result.Ok(new CellFact(new TextFact(code), reading.Note)) : Result.Fail<CellFact>(reading.RequiredWhy);
    }

    private static Result<FactValue> Set(string text, AttributeDefinition definition)
    {
        if (text is "无" or "[]")
        {
            return Result.Ok<FactValue>(new SetFact([]));
        }

        var members = text.StartsWith('[')
            ? JsonTexts(text)
            : text.Split(SetSeparators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (members is null)
        {
            return Result.Fail<FactValue>(Wrong(DiagnosticCatalogue.FactWrongType, definition, text, AttributeWording.NotTextList));
        }

        var codes = new List<string>();
        foreach (var member in members)
        {
            var reading = CodeReading.Of(member, definition);
            if (reading.Code is not { } code)
            {
                return Result.Fail<FactValue>(reading.RequiredWhy);
            }

            codes.Add(code);
        }

        return Result.Ok<FactValue>(new SetFact(codes));
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
    private static Result<FactValue> List(string text, AttributeDefinition definition)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return FactJson.Read(json.RootElement, definition, null);
        }
        catch (JsonException)
        {
            return Result.Fail<FactValue>(Wrong(DiagnosticCatalogue.FactWrongType, definition, text, AttributeWording.NotRecordList));
        }
    }

    private static Diagnostic Wrong(string code, AttributeDefinition definition, string text, string what)
    {
        var shown = text.Length <= 40 ? text : text[..40] + "…";
        return new Diagnostic(code, AttributeWording.ValueRefused(definition.Label, shown, what));
    }
}
