using System.Text.Json;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Evaluation;

/// <summary>Answer of an expression.</summary>
public sealed class FeelAnswer
{
    private readonly FeelValue _value;

    internal FeelAnswer(FeelValue value) => _value = value;

    public bool IsNull => _value is FeelNull;

    /// <summary>Why it is null, in Chinese; empty where null is simply the value.</summary>
    public IReadOnlyList<string> Reasons => _value is FeelNull unknown ? unknown.Reasons : [];

    /// <summary>One JSON value: numbers without loss; dates, times, durations and ranges as their FEEL texts; contexts as objects, lists as arrays.</summary>
    public void Write(Utf8JsonWriter writer) => FeelJson.Write(_value, writer);

    /// <summary>As FEEL's string function writes it.</summary>
    public override string ToString() => FeelText.Written(_value);
}
