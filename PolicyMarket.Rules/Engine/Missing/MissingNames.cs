using System.Collections.Immutable;
using PolicyMarket.Rules.Engine.Compile;

namespace PolicyMarket.Rules.Engine.Missing;

/// <summary>The attributes that a plan can find missing, numbered, and the number of each axis.</summary>
internal sealed class MissingNames
{
    private readonly Dictionary<string, int> numbers;

    public MissingNames(CompiledPlan plan)
    {
        All = [.. plan.Attributes.Concat(plan.Axes.Select(axis => axis.Attribute)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        numbers = All.Select((name, number) => (name, number)).ToDictionary(pair => pair.name, pair => pair.number, StringComparer.Ordinal);
        OfAxis = Array.ConvertAll(plan.Axes, axis => numbers[axis.Attribute]);
    }

    public ImmutableArray<string> All { get; }

    public int[] OfAxis { get; }

    public int NumberOf(string name) => numbers[name];
}
