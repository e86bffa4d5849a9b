using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Rules.Rete;

/// <summary>A FEEL expression as a constant in a condition: equal for equal texts, so that items share the node of the network.</summary>
internal sealed class FeelTest(FeelExpression expression) : IEquatable<FeelTest>
{
    private readonly string _text = expression.Text;

    /// <summary>Null when the expression has no result, or none that is true or false.</summary>
    public bool? Ask(FirmFact firm) => (expression.Evaluate(firm.Named).Value as BooleanFact)?.Value;

    public bool Equals(FeelTest? other) => other is not null && _text == other._text;

    public override bool Equals(object? obj) => Equals(obj as FeelTest);

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);
}
