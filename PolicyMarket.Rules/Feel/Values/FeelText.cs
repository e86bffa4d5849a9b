using System.Globalization;

namespace PolicyMarket.Rules.Feel.Values;

internal sealed record FeelText(string Value) : FeelValue
{
    /// <summary>A scalar as a machine writes it.</summary>
    public static string Written(FeelValue value) => value switch
    {
        FeelText text => text.Value,
        FeelNumber number => number.Value.ToString("0.############################", CultureInfo.InvariantCulture),
        FeelTruth truth => truth.Value ? "true" : "false",
        FeelDate date => date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FeelNull => "null",
        FeelList list => $"[{string.Join(", ", list.Items.Select(Written))}]",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No such kind of value."),
    };
}
