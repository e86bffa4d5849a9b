using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>DMN 10.3.4.4: lists. Positions count from 1, from the end below zero.</summary>
internal static class ListFunctions
{
    public static ImmutableArray<Standard> All { get; } =
    [
        new("list contains", [new("list, element", a => a.List(0) is { } list ? new FeelBoolean(list.Any(item => Same(item, a.Value(1)))) : null)]),
        new("sublist", [new("list, start position, length?", Sublist)]),
        new("append", [new("list, items...", Append)]),
        new("concatenate", [new("lists...", Concatenate)]),
        new("insert before", [new("list, position, newItem|new item", InsertBefore)]),
        new("remove", [new("list, position", Remove)]),
        new("list replace", [new("list, position, newItem|new item", ReplaceAt), new("list, match, newItem|new item", ReplaceMatching)]),
        new("reverse", [new("list", a => a.List(0) is { } list ? new FeelList([.. list.Reverse()]) : null)]),
        new("index of", [new("list, match", IndexOf)]),
        new("union", [new("lists...", a => Concatenate(a) is { } all ? Distinct(all.Items, a.Budget) : null)]),
        new("distinct values", [new("list", a => a.List(0) is { } list ? Distinct(list, a.Budget) : null)]),
        new("flatten", [new("list", Flatten)]),
        new("sort", [new("list, precedes?", Sort)]),
    ];

    /// <summary>Equal, or both null.</summary>
    internal static bool Same(FeelValue left, FeelValue right) => Ordering.AreEqual(left, right) == true;

    private static FeelList? Sublist(Arguments a)
    {
        if (a.List(0) is not { } list || a.Position(1) is not { } start || start == 0 || Math.Abs(start) > list.Length)
        {
            return null;
        }

        var first = (int)(start > 0 ? start - 1 : list.Length + start);
        if (a.IsNothing(2))
        {
            return new FeelList([.. list.Skip(first)]);
        }

        return a.Position(2) is { } length && length >= 0 && first + length <= list.Length ? new FeelList([.. list.Skip(first).Take((int)length)]) : null;
    }

    private static FeelList? Append(Arguments a)
    {
        if (a.Value(0) is FeelNull || a.List(0) is not { } list)
        {
            return null;
        }

        var items = list.ToBuilder();
        for (var i = 1; i < a.Count && a[i] is { } item; i++)
        {
            items.Add(item);
        }

        a.Budget.List(items.Count);
        return new FeelList(items.ToImmutable());
    }

    private static FeelList? Concatenate(Arguments a)
    {
        var items = ImmutableArray.CreateBuilder<FeelValue>();
        for (var i = 0; i < a.Count && a[i] is not null; i++)
        {
            if (a.List(i) is not { } list)
            {
                return null;
            }

            items.AddRange(list);
            a.Budget.List(items.Count);
        }

        return a[0] is null ? null : new FeelList(items.ToImmutable());
    }

    private static int? Place(ImmutableArray<FeelValue> list, long? position) =>
        position is { } p && p != 0 && Math.Abs(p) <= list.Length ? (int)(p > 0 ? p - 1 : list.Length + p) : null;

    private static FeelList? InsertBefore(Arguments a)
    {
        if (a.List(0) is not { } list || a.Position(1) is not { } position)
        {
            return null;
        }

        a.Budget.List(list.Length + 1L);
        return Place(list, position) is { } at ? new FeelList(list.Insert(at, a.Value(2))) : null;
    }

    private static FeelList? Remove(Arguments a) => a.List(0) is { } list && Place(list, a.Position(1)) is { } at ? new FeelList(list.RemoveAt(at)) : null;

    private static FeelList? ReplaceAt(Arguments a) =>
        a.List(0) is { } list && a.Function(1) is null && Place(list, a.Position(1)) is { } at ? new FeelList(list.SetItem(at, a.Value(2))) : null;

    private static FeelList? ReplaceMatching(Arguments a)
    {
        if (a.List(0) is not { } list || a.Function(1) is not { } match)
        {
            return null;
        }

        var items = ImmutableArray.CreateBuilder<FeelValue>(list.Length);
        foreach (var item in list)
        {
            if (a.Caller.Apply(match, item, a.Value(2)) is not FeelBoolean matches)
            {
                return null;
            }

            items.Add(matches.Value ? a.Value(2) : item);
        }

        return new FeelList(items.ToImmutable());
    }

    private static FeelList? IndexOf(Arguments a) =>
        a.List(0) is { } list
            ? new FeelList([.. Enumerable.Range(0, list.Length).Where(i => Same(list[i], a.Value(1))).Select(i => new FeelNumber(i + 1))])
            : null;

    private static FeelList Distinct(ImmutableArray<FeelValue> list, Budget budget)
    {
        var distinct = new List<FeelValue>();
        foreach (var item in list)
        {
            budget.Steps(distinct.Count);
            if (!distinct.Exists(known => Same(known, item)))
            {
                distinct.Add(item);
            }
        }

        return new FeelList([.. distinct]);
    }

    private static FeelList? Flatten(Arguments a)
    {
        if (a.List(0) is not { } list)
        {
            return null;
        }

        var items = new List<FeelValue>();
        var open = new Stack<FeelValue>(list.Reverse());
        while (open.TryPop(out var next))
        {
            if (next is not FeelList inner)
            {
                items.Add(next);
                a.Budget.Added(items.Count);
                continue;
            }

            a.Budget.Steps(inner.Items.Length + 1);
            foreach (var item in inner.Items.Reverse())
            {
                open.Push(item);
            }
        }

        return new FeelList([.. items]);
    }

    /// <summary>A stable merge by the function that tells what comes first; without one by size.</summary>
    private static FeelList? Sort(Arguments a)
    {
        if (a.List(0) is not { } list || (a.Has(1) && a.Function(1) is null))
        {
            return null;
        }

        var precedes = a.Function(1);
        var isSound = true;
        bool Precedes(FeelValue left, FeelValue right)
        {
            var answer = precedes is null
                ? Ordering.Compare(left, right) is { } order
                    ? order < 0
                    : (bool?)null
                : (a.Caller.Apply(precedes, left, right) as FeelBoolean)?.Value;
            isSound &= answer is not null;
            return answer == true;
        }

        FeelValue[] items = [.. list];
        Merge(items, new FeelValue[items.Length], 0, items.Length, Precedes, a.Budget);
        return isSound ? new FeelList([.. items]) : null;
    }

    private static void Merge(FeelValue[] items, FeelValue[] spare, int from, int to, Func<FeelValue, FeelValue, bool> precedes, Budget budget)
    {
        if (to - from < 2)
        {
            return;
        }

        budget.Steps(to - from);
        var middle = (from + to) / 2;
        Merge(items, spare, from, middle, precedes, budget);
        Merge(items, spare, middle, to, precedes, budget);
        var (left, right) = (from, middle);
        for (var i = from; i < to; i++)
        {
            spare[i] = right >= to || (left < middle && !precedes(items[right], items[left])) ? items[left++] : items[right++];
        }

        Array.Copy(spare, from, items, from, to - from);
    }
}
