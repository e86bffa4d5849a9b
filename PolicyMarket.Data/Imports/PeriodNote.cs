using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;

namespace PolicyMarket.Data.Imports;

/// <summary>
/// Says in Chinese which columns of a delivery decide nothing: figures of another period than the delivery's, and numbers that are derived from dates.
/// </summary>
internal static class PeriodNote
{
    private const int MostNamed = 5;

    /// <summary>Empty when every column counts for the period.</summary>
    public static string Of(AttributeCatalog catalog, IEnumerable<string> columns, string period)
    {
        List<AttributeDefinition> attributes = [.. columns.Select(name => catalog.TryGet(name, out var one) ? one : null).OfType<AttributeDefinition>()];
        PeriodUnit? delivered = FactPeriod.TryParse(period, out var parsed) ? parsed.Unit : null;
        var notes = attributes
            .Where(one => one.Period is not null && one.Period != delivered)
            .GroupBy(one => one.Period.GetValueOrDefault())
            .Select(unit => ImportWording.OtherPeriodOnlyKept(Names(unit), Word(unit.Key), Word(unit.Key), Example(unit.Key), period))
            .Append(
                Names(attributes.Where(one => catalog.Derivations.IsTimeDependent(one.Name))) is { Length: > 0 } derived
                    ? ImportWording.DerivedValuesNotTaken(derived)
                    : ""
            );
        return string.Concat(notes);
    }

    private static string Names(IEnumerable<AttributeDefinition> attributes)
    {
        List<string> labels = [.. attributes.Select(one => $"“{one.Label}”")];
        return string.Concat(labels.Take(MostNamed)) + (labels.Count > MostNamed ? ImportWording.AmongSoMany(labels.Count) : "");
    }

    private static string Word(PeriodUnit unit) =>
        unit switch
        {
            PeriodUnit.Year => ImportWording.Year,
            PeriodUnit.Half => ImportWording.HalfYear,
            PeriodUnit.Quarter => ImportWording.Quarter,
            PeriodUnit.Month => ImportWording.Month,
            _ => throw new InvalidOperationException($"The unknown unit {unit}."),
        };

    private static string Example(PeriodUnit unit) =>
        unit switch
        {
            PeriodUnit.Year => "2025",
            PeriodUnit.Half => "2026H1",
            PeriodUnit.Quarter => "2026Q3",
            PeriodUnit.Month => "2026-10",
            _ => throw new InvalidOperationException($"The unknown unit {unit}."),
        };
}
