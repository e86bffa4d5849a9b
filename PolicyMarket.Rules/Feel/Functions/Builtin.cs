using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Typing;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>
/// A function of the language. In formulas over facts the arguments are known values when Apply runs (only count sees nulls inside its list), and Standard does
/// what Apply has no way for; in the standard dialect there is Standard only.
/// </summary>
internal sealed record Builtin(
    string Name,
    string Chinese,
    ImmutableArray<FeelKind> Parameters,
    int Required,
    FeelKind Result,
    Func<IReadOnlyList<FeelValue>, FeelValue>? Apply
)
{
    /// <summary>Takes one list or any number of arguments of one kind; the kinds allowed are the Parameters.</summary>
    public bool IsAggregate { get; init; }

    /// <summary>min and max: the result is of the kind of the elements.</summary>
    public bool ResultIsElement { get; init; }

    public bool TakesNulls { get; init; }

    /// <summary>As DMN defines it; every function has it.</summary>
    public Standard? Standard { get; init; }

    /// <summary>The kinds of the arguments are not checked beforehand.</summary>
    public bool IsOpen => Apply is null;

    public bool Equals(Builtin? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    /// <summary>How the function is written, for messages.</summary>
    public string Form =>
        Standard is not null && IsOpen ? $"{Name}({Standard.Signatures[0].Form})"
        : IsAggregate ? FeelFunctionWording.AggregateForm(Name)
        : $"{Name}({string.Join(", ", Parameters.Select((kind, i) => i < Required ? FeelType.Words(kind) : $"[{FeelType.Words(kind)}]"))})";
}
