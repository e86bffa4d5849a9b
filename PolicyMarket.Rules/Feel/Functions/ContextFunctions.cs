using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>DMN 10.3.4.10: contexts; and not, is.</summary>
internal static class ContextFunctions
{
    public static ImmutableArray<Standard> All { get; } =
    [
        new("get value", [new("m|context, key", GetValue)]),
        new("get entries", [new("m|context", GetEntries)]),
        new("context", [new("entries", FromEntries)]),
        new("context put", [new("context, key, value", Put), new("context, keys, value", PutDeep)]),
        new("context merge", [new("contexts", Merge)]),
        new("not", [new("negand", a => a.Truth(0) is { } truth ? new FeelBoolean(!truth) : null)]),
        new(
            "is",
            [
                new("value1, value2", a => new FeelBoolean(IsSame(a.Value(0), a.Value(1)))),
                new("value1", a => new FeelBoolean(a.Value(0) is FeelNull)),
                new("value2", a => new FeelBoolean(a.Value(0) is FeelNull)),
            ]
        ),
        new("get or else", [new("value, default", a => a.IsNothing(0) ? a.Value(1) : a.Value(0))]),
    ];

    private static FeelValue? GetValue(Arguments a) =>
        a.Context(0) is not { } context ? null
        : a.Text(1) is { } key ? context[key] ?? FeelNull.Plain
        : a.Value(1) is FeelList keys
            ? keys.Items.Aggregate(
                (FeelValue)context,
                (at, next) => at is FeelContext c && next is FeelText t ? c[t.Value] ?? FeelNull.Plain : FeelNull.Plain
            )
        : null;

    private static FeelList? GetEntries(Arguments a) =>
        a.Context(0) is { } context
            ? new FeelList([
                .. context.Entries.Select(entry => new FeelContext([
                    KeyValuePair.Create("key", (FeelValue)new FeelText(entry.Key)),
                    KeyValuePair.Create("value", entry.Value),
                ])),
            ])
            : null;

    private static FeelContext? FromEntries(Arguments a)
    {
        if (a.List(0) is not { } list)
        {
            return null;
        }

        var entries = new List<KeyValuePair<string, FeelValue>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in list)
        {
            if (item is not FeelContext entry || entry["key"] is not FeelText key || entry["value"] is not { } value || !names.Add(key.Value))
            {
                return null;
            }

            entries.Add(KeyValuePair.Create(key.Value, value));
        }

        return new FeelContext(entries);
    }

    private static FeelContext? Put(Arguments a) => a.Context(0) is { } context && a[1] is FeelText key ? context.With(key.Value, a.Value(2)) : null;

    private static FeelContext? PutDeep(Arguments a) =>
        a.Context(0) is { } context && a[1] is FeelList { Items: { IsEmpty: false } keys } && keys.All(key => key is FeelText)
            ? PutAt(context, [.. keys.Cast<FeelText>().Select(key => key.Value)], a.Value(2))
            : null;

    private static FeelContext? PutAt(FeelContext context, ReadOnlySpan<string> keys, FeelValue value)
    {
        if (keys.Length == 1)
        {
            return context.With(keys[0], value);
        }

        var inner = context[keys[0]] switch
        {
            null or FeelNull => FeelContext.Empty,
            FeelContext known => known,
            _ => null,
        };
        return inner is not null && PutAt(inner, keys[1..], value) is { } changed ? context.With(keys[0], changed) : null;
    }

    private static FeelContext? Merge(Arguments a) =>
        a.List(0) is { } list && list.All(item => item is FeelContext)
            ? new FeelContext(list.Cast<FeelContext>().SelectMany(context => context.Entries))
            : null;

    /// <summary>The same kind with the same parts: other than for =, the clock must show the same, at the same offset.</summary>
    /// <summary>The same element of the domain: a zone by name is not the offset that it has, nor another name for it.</summary>
    private static bool IsSame(FeelValue left, FeelValue right) =>
        (left, right) switch
        {
            (FeelTime l, FeelTime r) => l.Nanoseconds == r.Nanoseconds && l.Zone == r.Zone,
            (FeelDateTime l, FeelDateTime r) => l.Day == r.Day && l.Nanoseconds == r.Nanoseconds && l.Zone == r.Zone,
            _ => left.GetType() == right.GetType() && Ordering.AreEqual(left, right) == true,
        };
}
