using System.Collections.Immutable;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Policies;

/// <summary>Which items' amounts depend on which: the order of evaluation, dependants, and what is refused (cycles, unknown items).</summary>
public static class AwardReferences
{
    /// <summary>Items before those that use their amounts; the given order otherwise. Throws on a cycle, which every import refuses.</summary>
    public static ImmutableArray<PolicyRule> InOrder(IReadOnlyCollection<PolicyRule> rules)
    {
        var byId = rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        var ordered = ImmutableArray.CreateBuilder<PolicyRule>(rules.Count);
        var placed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            Place(rule, []);
        }

        return ordered.ToImmutable();

        void Place(PolicyRule rule, ImmutableArray<string> path)
        {
            if (path.Contains(rule.Id, StringComparer.Ordinal))
            {
                throw new InvalidOperationException($"The amounts refer to each other: {PathText([.. path, rule.Id])}.");
            }

            if (placed.Contains(rule.Id))
            {
                return;
            }

            foreach (var id in rule.Awards)
            {
                if (byId.TryGetValue(id, out var other))
                {
                    Place(other, [.. path, rule.Id]);
                }
            }

            placed.Add(rule.Id);
            ordered.Add(rule);
        }
    }

    /// <summary>The items whose amounts these use, directly or through others, as far as they are known; in order of evaluation.</summary>
    public static ImmutableArray<PolicyRule> Needed(IEnumerable<PolicyRule> wanting, IReadOnlyDictionary<string, PolicyRule> known)
    {
        var needed = new Dictionary<string, PolicyRule>(StringComparer.Ordinal);
        var open = new Queue<string>(wanting.SelectMany(rule => rule.Awards));
        while (open.TryDequeue(out var id))
        {
            if (known.TryGetValue(id, out var rule) && needed.TryAdd(id, rule))
            {
                rule.Awards.ToList().ForEach(open.Enqueue);
            }
        }

        return needed.Count == 0 ? [] : InOrder(needed.Values);
    }

    /// <summary>Ids of the items whose amounts change when the amounts of these do, directly or through others.</summary>
    public static HashSet<string> Dependants(IEnumerable<PolicyRule> rules, IEnumerable<string> changed)
    {
        var users = rules
            .SelectMany(rule => rule.Awards.Select(id => (Id: id, User: rule.Id)))
            .ToLookup(pair => pair.Id, pair => pair.User, StringComparer.Ordinal);
        var dependants = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(changed);
        while (users.Count > 0 && open.TryDequeue(out var id))
        {
            foreach (var user in users[id].Where(dependants.Add))
            {
                open.Enqueue(user);
            }
        }

        return dependants;
    }

    /// <summary>
    /// Faults in the references of some items, by the place of each: an item that is neither among them nor published, or a cycle, with its path.
    /// An item of the file stands for the published one of the same id.
    /// </summary>
    /// <param name="published">Published items by id; null: unknown items are not asked for.</param>
    public static ImmutableArray<Diagnostic> Faults(
        IReadOnlyList<PolicyRule> rules,
        IReadOnlyDictionary<string, PolicyRule>? published,
        Func<int, string> where
    )
    {
        if (rules.All(rule => rule.Awards.IsEmpty) && (published is null || published.Values.All(rule => rule.Awards.IsEmpty)))
        {
            return [];
        }

        var all = new Dictionary<string, PolicyRule>(published ?? ImmutableDictionary<string, PolicyRule>.Empty, StringComparer.Ordinal);
        rules.ToList().ForEach(rule => all[rule.Id] = rule);
        return [.. rules.SelectMany((rule, place) => Faults(rule, all, mustBeKnown: published is not null, where(place)))];
    }

    private static IEnumerable<Diagnostic> Faults(PolicyRule rule, Dictionary<string, PolicyRule> all, bool mustBeKnown, string where)
    {
        foreach (var id in rule.Awards.Where(id => mustBeKnown && !all.ContainsKey(id)))
        {
            yield return new Diagnostic(DiagnosticCatalogue.AwardUnknownItem, PolicyReadingWording.UnknownAwardItem(rule.Id, id), where + ".amount");
        }

        if (CycleFrom(rule, all) is { } path)
        {
            yield return new Diagnostic(
                DiagnosticCatalogue.AwardCycle,
                path.Length == 2 ? PolicyReadingWording.AwardOfItself(rule.Id) : PolicyReadingWording.AwardCycle(rule.Id, PathText(path)),
                where + ".amount"
            );
        }
    }

    /// <summary>The shortest way from an item back to itself, both ends named; null where there is none.</summary>
    private static ImmutableArray<string>? CycleFrom(PolicyRule start, Dictionary<string, PolicyRule> all)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<(PolicyRule Rule, ImmutableArray<string> Path)>([(start, [start.Id])]);
        while (open.TryDequeue(out var next))
        {
            foreach (var id in next.Rule.Awards)
            {
                if (id == start.Id)
                {
                    return next.Path.Add(id);
                }

                if (seen.Add(id) && all.TryGetValue(id, out var other))
                {
                    open.Enqueue((other, next.Path.Add(id)));
                }
            }
        }

        return null;
    }

    private static string PathText(ImmutableArray<string> path) => string.Join(" → ", path);
}
