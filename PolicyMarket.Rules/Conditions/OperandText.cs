using System.Globalization;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Conditions;

/// <summary>Literals in the short technical form: 3000000, true, 2025-01-31, C27.</summary>
internal static class OperandText
{
    public static string Of(FactValue value) =>
        value switch
        {
            NumberFact number => number.Value.ToString(CultureInfo.InvariantCulture),
            BooleanFact boolean => boolean.Value ? "true" : "false",
            DateFact date => date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TextFact text => text.Value,
            SetFact set => "[" + string.Join(", ", set.Values) + "]",
            _ => throw new InvalidOperationException($"A fact of the unknown kind {value.GetType().Name}."),
        };
}
