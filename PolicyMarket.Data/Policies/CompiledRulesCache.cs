using System.Runtime.CompilerServices;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Rules.Determination;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Compile;

namespace PolicyMarket.Data.Policies;

/// <summary>
/// Keeps the rules of a plan in the form of the chosen engine as long as the plan is kept. Near misses, drafts and former texts of items are determined on
/// the plan itself, whatever the engine: only the columnar one has these capabilities.
/// </summary>
public sealed class CompiledRulesCache(PlanShelf plans, MatchingOptions options)
{
    private readonly Lock _compiling = new();
    private readonly ConditionalWeakTable<CompiledPlan, ICompiledRules> _compiled = [];

    /// <summary>Items are numbered by their place in the nightly plan. Compiles at the first call; other callers wait for it.</summary>
    public ICompiledRules Of(NightlyPlan plan, CancellationToken ct)
    {
        var compiled = plans.Of(plan);
        lock (_compiling)
        {
            if (!_compiled.TryGetValue(compiled, out var rules))
            {
                rules = EligibilityEngines.Of(options.Engine).Compile(compiled, ct);
                _compiled.Add(compiled, rules);
            }

            return rules;
        }
    }
}
