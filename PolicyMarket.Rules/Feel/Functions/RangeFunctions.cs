using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>DMN 10.3.4.9: how points and ranges lie to each other, after Allen.</summary>
internal static class RangeFunctions
{
    private const string TwoRanges = "range1, range2";

    public static ImmutableArray<Standard> All { get; } =
    [
        new(
            "before",
            [
                Points("point1, point2", (l, r) => l < r),
                PointRange("point, range", (p, r) => Low(p, r, strict: true)),
                RangePoint("range, point", (r, p) => High(r, p, strict: true)),
                Ranges(EndsBefore),
            ]
        ),
        new(
            "after",
            [
                Points("point1, point2", (l, r) => l > r),
                PointRange("point, range", (p, r) => High(r, p, strict: true)),
                RangePoint("range, point", (r, p) => Low(p, r, strict: true)),
                Ranges((a, b) => EndsBefore(b, a)),
            ]
        ),
        new("meets", [Ranges(Meets)]),
        new("met by", [Ranges((a, b) => Meets(b, a))]),
        new("overlaps", [Ranges(Overlap)]),
        new("overlaps before", [Ranges(OverlapsBefore)]),
        new("overlaps after", [Ranges((a, b) => OverlapsBefore(b, a))]),
        new("finishes", [PointRange("point, range", Finishes), Ranges(Finishes)]),
        new("finished by", [RangePoint("range, point", (r, p) => Finishes(p, r)), Ranges((a, b) => Finishes(b, a))]),
        new("includes", [RangePoint("range, point", Includes), Ranges(Includes)]),
        new("during", [PointRange("point, range", (p, r) => Includes(r, p)), Ranges((a, b) => Includes(b, a))]),
        new("starts", [PointRange("point, range", Starts), Ranges(Starts)]),
        new("started by", [RangePoint("range, point", (r, p) => Starts(p, r)), Ranges((a, b) => Starts(b, a))]),
        new("coincides", [Points("point1, point2", (l, r) => l == r), Ranges(Coincide)]),
    ];

    private static FeelBoolean? Of(bool? truth) => truth is { } known ? new FeelBoolean(known) : null;

    private static Signature Points(string names, Func<int, int, bool> test) =>
        new(
            names,
            a => Point(a, 0) is { } left && Point(a, 1) is { } right && Ordering.Compare(left, right) is { } order ? new FeelBoolean(test(order, 0)) : null
        );

    private static Signature PointRange(string names, Func<FeelValue, FeelRange, bool?> test) =>
        new(names, a => Point(a, 0) is { } point && a.Single<FeelRange>(1) is { } range ? Of(test(point, range)) : null);

    private static Signature RangePoint(string names, Func<FeelRange, FeelValue, bool?> test) =>
        new(names, a => a.Single<FeelRange>(0) is { } range && Point(a, 1) is { } point ? Of(test(range, point)) : null);

    private static Signature Ranges(Func<FeelRange, FeelRange, bool?> test) =>
        new(TwoRanges, a => a.Single<FeelRange>(0) is { } left && a.Single<FeelRange>(1) is { } right ? Of(test(left, right)) : null);

    private static FeelValue? Point(Arguments a, int index) =>
        a[index] switch
        {
            FeelList { Items: [var only] } when only is not (FeelRange or FeelNull) => only,
            null or FeelNull or FeelRange or FeelList or FeelContext or FeelFunction => null,
            var point => point,
        };

    /// <summary>The point lies below the range; null where they cannot be compared. A range without a lower end has nothing below.</summary>
    private static bool? Low(FeelValue point, FeelRange range, bool strict) =>
        range.Low is null ? false
        : Ordering.Compare(point, range.Low) is { } order ? order < 0 || (strict && order == 0 && !range.LowIncluded)
        : null;

    /// <summary>The range lies below the point.</summary>
    private static bool? High(FeelRange range, FeelValue point, bool strict) =>
        range.High is null ? false
        : Ordering.Compare(range.High, point) is { } order ? order < 0 || (strict && order == 0 && !range.HighIncluded)
        : null;

    private static bool? EndsBefore(FeelRange a, FeelRange b) =>
        a.High is null || b.Low is null ? false
        : Ordering.Compare(a.High, b.Low) is { } order ? order < 0 || (order == 0 && !(a.HighIncluded && b.LowIncluded))
        : null;

    private static bool? Meets(FeelRange a, FeelRange b) =>
        a.High is null || b.Low is null ? false
        : Ordering.Compare(a.High, b.Low) is { } order ? order == 0 && a.HighIncluded && b.LowIncluded
        : null;

    /// <summary>The lower ends: below zero when a starts first; an open end is first, an end that is included before one that is not.</summary>
    private static int? Starting(FeelRange a, FeelRange b) =>
        (a.Low, b.Low) switch
        {
            (null, null) => 0,
            (null, _) => -1,
            (_, null) => 1,
            var (x, y) => Ordering.Compare(x, y) is { } order
                ? order != 0
                    ? Math.Sign(order)
                    : b.LowIncluded.CompareTo(a.LowIncluded)
                : null,
        };

    /// <summary>The upper ends: below zero when a ends first.</summary>
    private static int? Ending(FeelRange a, FeelRange b) =>
        (a.High, b.High) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            var (x, y) => Ordering.Compare(x, y) is { } order
                ? order != 0
                    ? Math.Sign(order)
                    : a.HighIncluded.CompareTo(b.HighIncluded)
                : null,
        };

    /// <summary>a starts no later than b ends, in a point that both hold.</summary>
    private static bool? Reaches(FeelRange a, FeelRange b) =>
        a.Low is null || b.High is null ? true
        : Ordering.Compare(a.Low, b.High) is { } order ? order < 0 || (order == 0 && a.LowIncluded && b.HighIncluded)
        : null;

    private static bool? And(bool? left, bool? right) =>
        left == false || right == false ? false
        : left is null || right is null ? null
        : true;

    private static bool? Overlap(FeelRange a, FeelRange b) => And(Reaches(a, b), Reaches(b, a));

    private static bool? OverlapsBefore(FeelRange a, FeelRange b) => And(And(Starting(a, b) < 0, Reaches(b, a)), Ending(a, b) <= 0);

    private static bool? Finishes(FeelValue point, FeelRange range) =>
        range.High is null ? false
        : Ordering.Compare(point, range.High) is { } order ? order == 0 && range.HighIncluded
        : null;

    private static bool? Finishes(FeelRange a, FeelRange b) => Ending(a, b) is { } end && Starting(a, b) is { } start ? end == 0 && start >= 0 : null;

    private static bool? Starts(FeelValue point, FeelRange range) =>
        range.Low is null ? false
        : Ordering.Compare(point, range.Low) is { } order ? order == 0 && range.LowIncluded
        : null;

    private static bool? Starts(FeelRange a, FeelRange b) => Starting(a, b) is { } start && Ending(a, b) is { } end ? start == 0 && end <= 0 : null;

    private static bool? Includes(FeelRange range, FeelValue point) => And(Not(Low(point, range, strict: true)), Not(High(range, point, strict: true)));

    private static bool? Includes(FeelRange a, FeelRange b) => Starting(a, b) is { } start && Ending(a, b) is { } end ? start <= 0 && end >= 0 : null;

    private static bool? Coincide(FeelRange a, FeelRange b) => Starting(a, b) is { } start && Ending(a, b) is { } end ? start == 0 && end == 0 : null;

    private static bool? Not(bool? value) => value is { } known ? !known : null;
}
