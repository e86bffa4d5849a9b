using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Compile;

namespace PolicyMarket.Data.Policies;

/// <summary>Keeps compiled plans between runs and requests: the latest few, by their fingerprint.</summary>
public sealed class PlanShelf(AttributeCatalog catalog)
{
    private const int Kept = 2;
    private readonly Lock door = new();
    private readonly List<(string Fingerprint, Lazy<CompiledPlan> Plan)> shelf = [];

    /// <summary>Items are numbered by their place in the nightly plan. Compiled at the first asking.</summary>
    public CompiledPlan Of(NightlyPlan plan)
    {
        Lazy<CompiledPlan> compiled;
        lock (door)
        {
            var place = shelf.FindIndex(one => one.Fingerprint == plan.Fingerprint);
            compiled = place >= 0 ? shelf[place].Plan : new Lazy<CompiledPlan>(() => PlanCompiler.Compile([.. plan.Items.Select(item => item.Rule)], catalog, plan.Awards.Book));
            if (place >= 0)
            {
                shelf.RemoveAt(place);
            }

            shelf.Insert(0, (plan.Fingerprint, compiled));
            if (shelf.Count > Kept)
            {
                shelf.RemoveAt(Kept);
            }
        }

        return compiled.Value;
    }
}
