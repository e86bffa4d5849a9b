using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Evaluation;

/// <summary>function(a, b) a + b, with what was in scope where it stands.</summary>
internal sealed record UserFunction(FunctionLiteral Definition, Scope? Closure) : FeelFunction
{
    public override ImmutableArray<string> ParameterNames => [.. Definition.Parameters.Select(p => p.Name)];

    public override string Written => $"function({string.Join(", ", ParameterNames)})";

    public bool Equals(UserFunction? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Definition.Span.GetHashCode();
}
