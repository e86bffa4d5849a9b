using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>A built-in function as DMN defines it: one or more ways to call it. What fits none is null.</summary>
internal sealed record Standard(string Name, ImmutableArray<Signature> Signatures)
{
    public FeelValue Invoke(ImmutableArray<FeelValue> values, ICallContext context)
    {
        foreach (var signature in Signatures)
        {
            if (signature.Takes(values.Length) && signature.Apply(new Arguments(signature.Placed(values), context)) is { } result)
            {
                return result;
            }
        }

        return FeelNull.Because(FeelFunctionWording.ArgumentsUnsuitable(Name));
    }

    /// <summary>By name; the order of the names is free.</summary>
    public FeelValue Invoke(ImmutableArray<FeelValue> values, ImmutableArray<string> names, ICallContext context)
    {
        foreach (var signature in Signatures)
        {
            if (signature.Placed(values, names) is { } placed && signature.Apply(new Arguments(placed, context)) is { } result)
            {
                return result;
            }
        }

        return FeelNull.Because(FeelFunctionWording.ArgumentsUnsuitable(Name));
    }

    public bool Takes(int count) => Signatures.Any(s => s.Takes(count));
}
