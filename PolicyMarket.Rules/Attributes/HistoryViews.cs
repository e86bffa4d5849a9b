namespace PolicyMarket.Rules.Attributes;

/// <summary>The values of views. What needs a period that is not known is unknown; growth over nothing, or over less than nothing, is unknown.</summary>
internal static class HistoryViews
{
    private const string AssessmentYear = "assessment_year";

    /// <summary>Null when it is not known or is no view.</summary>
    public static FactValue? Value(string name, Func<string, FactValue?> fact)
    {
        if (!AttributeView.TryParse(name, out var view) || view is null)
        {
            return null;
        }

        if (view.IsElapsedTime)
        {
            return
                fact(view.Base) is DateFact date
                && fact(ElapsedTime.BusinessDate) is DateFact today
                && ElapsedTime.Between(view.Kind, date.Value, today.Value) is { } elapsed
                ? new NumberFact(elapsed)
                : null;
        }

        if (fact(view.Base + HistoryFact.Suffix) is not HistoryFact history)
        {
            return null;
        }

        try
        {
            return Value(view, history, fact);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static FactValue? Value(AttributeView view, HistoryFact history, Func<string, FactValue?> fact)
    {
        if (view.Kind == ViewKind.Period)
        {
            return history.Values.GetValueOrDefault(view.Period);
        }

        var year = fact(AssessmentYear) is NumberFact { Value: >= 1m and <= 9999m } known ? (int?)known.Value : null;
        if (view.Kind == ViewKind.QuarterlyMean)
        {
            return QuarterlyMean(history, year);
        }

        if (CurrentOf(history, year) is not { } current)
        {
            return null;
        }

        FactValue? At(FactPeriod period) => history.Values.GetValueOrDefault(period) ?? (period == current ? fact(view.Base) : null);
        return view.Kind switch
        {
            ViewKind.Prior => At(current.YearsBack(view.Count)),
            ViewKind.Increment => Number(At(current)) - Number(At(current.YearsBack(1))) is { } more ? new NumberFact(more) : null,
            ViewKind.Growth => Number(At(current.YearsBack(1))) is > 0m and var prior && Number(At(current)) is { } now
                ? new NumberFact((now - prior) / prior)
                : null,
            ViewKind.HistoryMax => Highest(history, current),
            _ => Together(view.Kind, [.. Enumerable.Range(0, view.Count).Select(back => Number(At(current.Back(back))))]),
        };
    }

    /// <summary>
    /// The assessed period where the history names it; otherwise years before quarters before months: of years the assessment year, of parts of years the last
    /// one not after it.
    /// </summary>
    private static FactPeriod? CurrentOf(HistoryFact history, int? year)
    {
        if (history.Assessed is { } named)
        {
            return named;
        }

        if (history.Values.IsEmpty)
        {
            return null;
        }

        var unit = history.Values.Keys.Min(period => period.Unit);
        if (unit == PeriodUnit.Year && year is { } assessed)
        {
            return new FactPeriod(assessed, PeriodUnit.Year, 0);
        }

        var all = history.Values.Keys.Where(period => period.Unit == unit && (year is null || period.Year <= year)).ToList();
        return all.Count == 0 ? null : all.Max();
    }

    private static NumberFact? Highest(HistoryFact history, FactPeriod current)
    {
        var earlier = history.Values.Where(pair => pair.Key.Unit == current.Unit && pair.Key < current).Select(pair => Number(pair.Value)).ToList();
        return earlier.Count > 0 && earlier.Max() is { } highest ? new NumberFact(highest) : null;
    }

    private static NumberFact? Together(ViewKind kind, List<decimal?> values)
    {
        if (values.Contains(null))
        {
            return null;
        }

        var known = values.OfType<decimal>().ToList();
        return new NumberFact(
            kind switch
            {
                ViewKind.SumOfLast => known.Sum(),
                ViewKind.MeanOfLast => known.Sum() / known.Count,
                ViewKind.MinOfLast => known.Min(),
                ViewKind.MaxOfLast => known.Max(),
                _ => throw new InvalidOperationException($"The view {kind} puts nothing together."),
            }
        );
    }

    /// <summary>
    /// 季度平均值 = (季初值 + 季末值) ÷ 2, and the mean of the four quarters (财税〔2019〕13号); the opening value of a year is the closing value of the year before.
    /// </summary>
    private static NumberFact? QuarterlyMean(HistoryFact history, int? year)
    {
        var last = history.Values.Keys.Where(period => period is { Unit: PeriodUnit.Quarter, Part: 4 } && (year is null || period.Year == year)).ToList();
        if (last.Count == 0)
        {
            return null;
        }

        var ends = Enumerable.Range(0, 5).Select(back => Number(history.Values.GetValueOrDefault(last.Max().Back(back)))).ToList();
        return ends.Contains(null)
            ? null
            : new NumberFact((ends.OfType<decimal>().Sum() - ((ends[0].GetValueOrDefault() + ends[4].GetValueOrDefault()) / 2m)) / 4m);
    }

    private static decimal? Number(FactValue? value) => (value as NumberFact)?.Value;
}
