using PolicyMarket.Data.Determinations;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Determination;
using PolicyMarket.Rules.Engine;

namespace PolicyMarket.Data.Policies;

/// <summary>
/// Keeps the rules of the latest few plans compiled by the chosen engine, by the plan's fingerprint. Near misses, drafts and former texts of items are
/// determined on the columnar form that comes along, whatever the engine: only the columnar one has these capabilities.
/// </summary>
public sealed class CompiledRulesCache(AttributeCatalog catalog, MatchingOptions options)
{
    private const int Kept = 2;
    private readonly Lock _lock = new();
    private readonly List<(string Fingerprint, Lazy<ICompiledRules> Rules)> _latest = [];

    /// <summary>
    /// Returns the compiled rules of a plan; items are numbered by their place in it. The first call compiles, which takes some seconds with a Rete network;
    /// only callers with the same plan wait for it.
    /// </summary>
    public ICompiledRules RulesOf(NightlyPlan plan)
    {
        Lazy<ICompiledRules> rules;
        lock (_lock)
        {
            var place = _latest.FindIndex(one => one.Fingerprint == plan.Fingerprint);
            rules = place >= 0 ? _latest[place].Rules : new Lazy<ICompiledRules>(() => Compile(plan));
            if (place >= 0)
            {
                _latest.RemoveAt(place);
            }

            _latest.Insert(0, (plan.Fingerprint, rules));
            if (_latest.Count > Kept)
            {
                _latest.RemoveAt(Kept);
            }
        }

        return rules.Value;
    }

    private ICompiledRules Compile(NightlyPlan plan) =>
        EligibilityEngines.Of(options.Engine).Compile([.. plan.Items.Select(item => item.Rule)], catalog, plan.Awards.Index);
}
