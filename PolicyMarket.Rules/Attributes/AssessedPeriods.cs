namespace PolicyMarket.Rules.Attributes;

/// <summary>
/// The year, half-year, quarter and month that a determination is about: of each unit the last period that had ended. A fact counts only when it was delivered
/// for the assessed period of its unit; a running period, an earlier one that was restated, and a period without a delivery leave it unknown.
/// </summary>
public readonly record struct AssessedPeriods(FactPeriod Year, FactPeriod Half, FactPeriod Quarter, FactPeriod Month)
{
    /// <summary>Those that are decided on a business date.</summary>
    public static AssessedPeriods On(DateOnly date) =>
        new(
            FactPeriod.LastEndedBefore(PeriodUnit.Year, date),
            FactPeriod.LastEndedBefore(PeriodUnit.Half, date),
            FactPeriod.LastEndedBefore(PeriodUnit.Quarter, date),
            FactPeriod.LastEndedBefore(PeriodUnit.Month, date)
        );

    /// <summary>
    /// Those of an entitlement for one period, looked at on a later date: the period itself, and the others as they were on the day after it had ended.
    /// </summary>
    public static AssessedPeriods Of(FactPeriod period, DateOnly date)
    {
        var periods = On(period.Unit == PeriodUnit.Year ? Earlier(date, period.YearsBack(-1).End) : Earlier(date, period.Back(-1).End));
        return period.Unit switch
        {
            PeriodUnit.Year => periods with { Year = period },
            PeriodUnit.Half => periods with { Half = period },
            PeriodUnit.Quarter => periods with { Quarter = period },
            _ => periods with { Month = period },
        };
    }

    public FactPeriod this[PeriodUnit unit] =>
        unit switch
        {
            PeriodUnit.Year => Year,
            PeriodUnit.Half => Half,
            PeriodUnit.Quarter => Quarter,
            PeriodUnit.Month => Month,
            _ => throw new InvalidOperationException($"The unknown unit {unit}."),
        };

    /// <summary>
    /// True where a value counts. Delivered is null for a sheet of current states; a state also counts when an assessed period's sheet names it.
    /// </summary>
    public bool Admit(AttributeDefinition attribute, FactPeriod? delivered) =>
        attribute.Period is { } unit ? delivered == this[unit] : delivered is not { } period || period == this[period.Unit];

    /// <summary>The label with the period for which the value is asked: "2025年营业收入"; of a state the label alone.</summary>
    public string LabelOf(AttributeDefinition attribute) => attribute.Period is { } unit ? this[unit].InWords + attribute.Label : attribute.Label;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
