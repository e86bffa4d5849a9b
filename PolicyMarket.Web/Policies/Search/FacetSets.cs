using PolicyMarket.Rules.Values;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>
/// The items that the choices of each group leave: values of one group widen, groups narrow. A group's own counts leave that group out.
/// </summary>
internal sealed class FacetSets
{
    private readonly Dictionary<string, Bits> narrowing = new(StringComparer.Ordinal);
    private readonly HashSet<string> defaults = new(StringComparer.Ordinal);
    private readonly Bits all;

    public FacetSets(ItemIndex index, DayView day, SupermarketFilter filter, RegionCode? local, Bits? fitting)
    {
        all = Bits.All(index.Items.Length);
        var sets = index.Sets;
        Narrow(FacetGroups.Status, filter.Statuses.Select(day.Of));
        Narrow(FacetGroups.Benefit, filter.Benefits.Select(kind => Of(sets.Benefits, kind)));
        Narrow(FacetGroups.Mode, filter.Modes.Select(mode => Of(sets.Modes, mode)));
        Narrow(FacetGroups.Category, filter.Categories.Select(category => Of(sets.Categories, category)));
        Narrow(FacetGroups.Level, filter.Levels.Select(level => Of(sets.Levels, level)));
        Narrow(FacetGroups.Department, filter.Departments.Select(department => Of(sets.Departments, department)));
        if (filter.Region is { } region)
        {
            narrowing[FacetGroups.Region] = sets.Concerning(region);
        }

        if (filter.FitsMe && fitting is not null)
        {
            narrowing[FacetGroups.Fit] = fitting;
        }

        if (filter.IsInForceByDefault)
        {
            Default(FacetGroups.Status, day.InForce);
        }

        if (filter.IsLocalByDefault && local is { } here)
        {
            Default(FacetGroups.Region, sets.Concerning(here));
        }
    }

    /// <summary>The items that every group leaves.</summary>
    public Bits Together => Meet(_ => true);

    /// <summary>The items that the choices leave when the defaults are taken off.</summary>
    public Bits WithoutDefaults => Meet(name => !defaults.Contains(name));

    /// <summary>The items that the other groups leave.</summary>
    public Bits Without(string group) => Meet(name => name != group);

    private Bits Meet(Func<string, bool> counts) => narrowing.Where(one => counts(one.Key)).Aggregate(all, static (items, one) => items.And(one.Value));

    private void Narrow(string group, IEnumerable<Bits> chosen)
    {
        var union = chosen.Aggregate((Bits?)null, static (items, one) => items is null ? one : items.Or(one));
        if (union is not null)
        {
            narrowing[group] = union;
        }
    }

    private void Default(string group, Bits items)
    {
        narrowing[group] = items;
        defaults.Add(group);
    }

    private Bits Of<T>(IReadOnlyDictionary<T, Bits> sets, T value) => sets.TryGetValue(value, out var set) ? set : new Bits(all.Length);
}
