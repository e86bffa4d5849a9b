using System.Collections.Immutable;

namespace PolicyMarket.Rules.Feel.Values;

/// <summary>A function of the language, named without calling it.</summary>
internal sealed record BuiltinFunction(Builtin Function) : FeelFunction
{
    public override ImmutableArray<string> ParameterNames => [];
}
