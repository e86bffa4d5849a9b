using PolicyMarket.Rules.Feel.Syntax;

namespace PolicyMarket.Rules.Feel.Values;

internal sealed record FeelText(string Value) : FeelValue
{
    private const int LongestTemporal = 200;
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create("{}[]()\":,\\ \t\r\n");

    /// <summary>Read from JSON, which has no dates.</summary>
    public bool IsGiven { get; init; }

    /// <summary>Value that a text stands for where a date, time or duration is needed; null for any other text.</summary>
    public FeelValue? Temporal => IsGiven && Value.Length < LongestTemporal ? TemporalText.Any(Value) : null;

    public bool Equals(FeelText? other) => other is not null && Value == other.Value;

    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>A value as FEEL's string function writes it.</summary>
    public static string Written(FeelValue value) =>
        value switch
        {
            FeelText text => text.Value,
            FeelNumber number => Numbers.Text(number),
            FeelBoolean truth => truth.Value ? "true" : "false",
            FeelDate date => date.Day.ToString(),
            FeelTime or FeelDateTime or FeelYearMonthDuration or FeelDayTimeDuration => value.ToString(),
            FeelNull => "null",
            FeelList list => $"[{string.Join(", ", list.Items.Select(Inside))}]",
            FeelContext context => $"{{{string.Join(", ", context.Entries.Select(entry => $"{Key(entry.Key)}: {Inside(entry.Value)}"))}}}",
            FeelRange range => Written(range),
            FeelFunction function => function.Written,
            _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No such kind of value."),
        };

    /// <summary>A text in quotes with the escapes that FEEL knows.</summary>
    public static string Quoted(string text)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal)
            .Replace("\t", "\\t", StringComparison.Ordinal);
        return $"\"{escaped}\"";
    }

    private static string Inside(FeelValue value) => value is FeelText text ? Quoted(text.Value) : Written(value);

    private static string Key(string name) => name.Length == 0 || name.AsSpan().ContainsAny(Special) ? Quoted(name) : name;

    private static string Written(FeelRange range) =>
        (range.Low, range.High) switch
        {
            ({ } end, _) when range.Test is RelationOperator.Equal or RelationOperator.NotEqual =>
                $"({(range.Test is RelationOperator.Equal ? "=" : "!=")} {Inside(end)})",
            (null, { } high) when range.Test is not null => $"({(range.HighIncluded ? "<=" : "<")} {Inside(high)})",
            ({ } low, null) when range.Test is not null => $"({(range.LowIncluded ? ">=" : ">")} {Inside(low)})",
            _ => (range.LowIncluded ? "[" : "(")
                + $"{Inside(range.Low ?? FeelNull.Plain)}..{Inside(range.High ?? FeelNull.Plain)}"
                + (range.HighIncluded ? "]" : ")"),
        };
}
