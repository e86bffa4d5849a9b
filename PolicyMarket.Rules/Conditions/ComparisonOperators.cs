using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Conditions;

/// <summary>The written forms of the operators in the exchange form.</summary>
public static class ComparisonOperators
{
    private static readonly string[] Symbols = [">=", ">", "<=", "<", "==", "!=", "in", "not_in", "under", "between", "exists"];

    /// <summary>In the order of the enumeration.</summary>
    public static IReadOnlyList<string> AllSymbols => Symbols;

    public static string Symbol(this ComparisonOperator op) =>
        (int)op >= 0 && (int)op < Symbols.Length ? Symbols[(int)op] : throw new InvalidOperationException($"The unknown operator {op}.");

    /// <summary>Those that an attribute of this type can be asked with, in the order of the enumeration.</summary>
    public static ImmutableArray<ComparisonOperator> Fitting(AttributeDefinition definition) =>
        [.. Enum.GetValues<ComparisonOperator>().Where(op => OperandReader.Fits(definition, op))];

    public static bool TryParse(string? text, out ComparisonOperator op)
    {
        var index = Array.IndexOf(Symbols, text);
        op = (ComparisonOperator)Math.Max(0, index);
        return index >= 0;
    }
}
