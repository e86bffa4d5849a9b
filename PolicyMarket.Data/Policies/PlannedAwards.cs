using System.Globalization;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Policies;

/// <summary>The items to whose amounts the items of a plan may refer, with their versions: the origin of such an amount in a determination record.</summary>
public sealed class PlannedAwards
{
    public static readonly PlannedAwards None = new([], []);

    private readonly Dictionary<string, int> versions;

    /// <param name="items">The items in force.</param>
    /// <param name="payNothing">Ids of published items whose document has ended or not begun.</param>
    public PlannedAwards(IReadOnlyCollection<PlannedItem> items, IReadOnlyCollection<string> payNothing)
    {
        Index = new AwardIndex([.. items.Select(item => item.Rule)], payNothing);
        versions = items
            .Where(item => !item.Rule.Awards.IsEmpty)
            .SelectMany(item => item.Rule.Awards)
            .Distinct(StringComparer.Ordinal)
            .Join(items, id => id, item => item.Rule.Id, (id, item) => (id, item.VersionNumber))
            .ToDictionary(pair => pair.id, pair => pair.VersionNumber, StringComparer.Ordinal);
    }

    public AwardIndex Index { get; }

    /// <summary>The firm with the amounts of other items that the rule uses among its facts, each with its origin.</summary>
    public FirmDossier Complete(FirmDossier firm, PolicyRule rule, DateOnly asOf, Explainer explainer)
    {
        if (rule.Awards.IsEmpty)
        {
            return firm;
        }

        var sources = new Dictionary<string, FactSource>(firm.Sources, StringComparer.Ordinal);
        foreach (var id in rule.Awards)
        {
            sources[AwardName.Of(id)] = new FactSource(OriginOf(id), "", null, asOf);
        }

        return firm with
        {
            Facts = explainer.Ground(rule, firm.Facts, Index),
            Sources = sources,
        };
    }

    private string OriginOf(string id) =>
        versions.TryGetValue(id, out var version) ? PolicyDeskWording.ComputedSameDay(id, version) : PolicyDeskWording.ItemNotInForce(id);
}
