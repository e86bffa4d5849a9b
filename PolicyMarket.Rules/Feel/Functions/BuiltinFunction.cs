using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>A function of the language, named without calling it.</summary>
internal sealed record BuiltinFunction(Builtin Function) : FeelFunction
{
    public override ImmutableArray<string> ParameterNames => [];

    public override string Written => Function.Name;
}
