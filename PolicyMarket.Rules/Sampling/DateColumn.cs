using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Rules.Sampling;

/// <summary>Days of a span, each as often as any other; items name the first days of quarters, halves or years.</summary>
internal sealed class DateColumn(AttributeDefinition definition, DateOnly first, int days) : SampleColumn(definition)
{
    private const int MostNamed = 30;

    public override FactValue ValueOf(ulong cell, int size) => new DateFact(DayOf(cell));

    public override void Fill(FactTableBuilder builder, int column, ulong cell, int size) => builder.SetDate(column, DayOf(cell));

    private DateOnly DayOf(ulong cell) => first.AddDays(SampleFirms.ScaledTo(cell, days));

    protected override IEnumerable<Comparison> Candidates()
    {
        var named = Named().ToList();
        foreach (var (place, day) in named.Index())
        {
            yield return Leaf(ComparisonOperator.GreaterOrEqual, new DateFact(day));
            yield return Leaf(ComparisonOperator.Less, new DateFact(day));
            foreach (var end in named.Skip(place + 4).Where((_, further) => further % 5 == 0))
            {
                yield return Range(new DateFact(day), new DateFact(end.AddDays(-1)));
            }
        }
    }

    private IEnumerable<DateOnly> Named()
    {
        int[] steps = [3, 6, 12];
        var every = Array.Find(steps, months => days / 30 / months <= MostNamed);
        for (var day = first; day < first.AddDays(days); day = day.AddMonths(every == 0 ? 12 : every))
        {
            yield return day;
        }
    }
}
