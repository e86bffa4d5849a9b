using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.FactSheets;

/// <summary>
/// Groups the values of an attribute by the period of their sheets; of one period the last value stands. A state that was delivered for one period only has no
/// history.
/// </summary>
internal static class FactHistories
{
    public static IEnumerable<KeyValuePair<string, FactValue>> Of(
        IEnumerable<(AttributeDefinition Attribute, FactPeriod Period, FactValue Value)> values,
        AssessedPeriods assessed
    ) =>
        from one in values
        group one by one.Attribute into attribute
        where attribute.Key.Period is not null || attribute.Skip(1).Any()
        select KeyValuePair.Create(
            attribute.Key.Name + HistoryFact.Suffix,
            (FactValue)new HistoryFact(attribute.Select(one => KeyValuePair.Create(one.Period, one.Value)), AssessedOf(attribute.Key, assessed))
        );

    /// <summary>Null for years and states, whose views count from the assessment year.</summary>
    private static FactPeriod? AssessedOf(AttributeDefinition attribute, AssessedPeriods assessed) =>
        attribute.Period is { } unit and not PeriodUnit.Year ? assessed[unit] : null;
}
