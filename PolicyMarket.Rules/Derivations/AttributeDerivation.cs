using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Tables;

namespace PolicyMarket.Rules.Derivations;

/// <summary>How one attribute follows from others: by formula or by table, of which exactly one is there. Inputs may name views.</summary>
public sealed record AttributeDerivation(AttributeDefinition Attribute, FeelExpression? Formula, DecisionTable? Table)
{
    /// <summary>Names of the attributes that it is computed from, ordinal order.</summary>
    public ImmutableArray<string> Inputs { get; } = [.. Formula?.Attributes ?? Table?.Attributes ?? []];

    /// <summary>True of the product's own derivations, which no author of an attributes file can change.</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>How, in Chinese: the formula with labels, or the name of the table.</summary>
    public string InWords => Formula?.ToChinese() ?? DerivationWording.AccordingToTable(Table?.Name);

    /// <summary>Null when a missing fact could change it, or when it does not fit the attribute's type.</summary>
    public FactValue? Value(Func<string, FactValue?> fact)
    {
        var known = false;
        foreach (var input in Inputs)
        {
            known |= fact(input) is not null;
        }

        if (!known && !Inputs.IsEmpty)
        {
            return null;
        }

        var value = Formula is { } formula ? formula.Evaluate(fact).Value : Table?.Evaluate(fact).Value;
        return value is not null && Fits(value) ? value : null;
    }

    private bool Fits(FactValue value) =>
        Attribute.Type switch
        {
            AttributeType.Decimal => value is NumberFact,
            AttributeType.Integer => value is NumberFact number && number.Value == decimal.Truncate(number.Value),
            AttributeType.Boolean => value is BooleanFact,
            AttributeType.Date => value is DateFact,
            AttributeType.Code => value is TextFact code
                && (Attribute.Values.IsDefaultOrEmpty || Attribute.Values.Contains(code.Value, StringComparer.Ordinal)),
            AttributeType.Text => value is TextFact,
            AttributeType.Set => value is SetFact,
            _ => false,
        };
}
