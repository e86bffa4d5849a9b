using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Matching;

/// <summary>Puts the values that several sheets give to one attribute together by period; of one period the last stands. One sheet alone has no history.</summary>
internal static class FactHistories
{
    public static IEnumerable<KeyValuePair<string, FactValue>> Of(IEnumerable<(string Attribute, FactPeriod? Period, FactValue Value)> values) =>
        from one in values
        group one by one.Attribute into attribute
        where attribute.Count() > 1 && attribute.Any(one => one.Period is not null)
        select KeyValuePair.Create(
            attribute.Key + HistoryFact.Suffix,
            (FactValue)new HistoryFact(attribute.Where(one => one.Period is not null).Select(one => KeyValuePair.Create(one.Period.GetValueOrDefault(), one.Value))));
}
