using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>The values of one firm by period, for views of history. For one thread.</summary>
internal sealed class PastValues
{
    private readonly List<(AttributeTarget Target, FactPeriod Period, FactValue Value)> values = [];
    private FactPeriod? period;
    private int ofEarlierSheets;

    public IEnumerable<(AttributeDefinition Attribute, FactPeriod Period, FactValue Value)> All =>
        values.Select(one => (one.Target.Definition, one.Period, one.Value));

    public void BeginFirm()
    {
        values.Clear();
        BeginSheet(null);
    }

    /// <summary>Values kept from now on are of this period; null for states, which have no past.</summary>
    public void BeginSheet(FactPeriod? of)
    {
        period = of;
        ofEarlierSheets = values.Count;
    }

    /// <summary>The sheet is read again from its beginning.</summary>
    public void BeginAgain() => values.RemoveRange(ofEarlierSheets, values.Count - ofEarlierSheets);

    public void EndSheets() => period = null;

    public void Keep(AttributeTarget target, FactValue value)
    {
        if (period is not { } dated)
        {
            return;
        }

        // A sheet that names an attribute twice says what it says last.
        for (var place = ofEarlierSheets; place < values.Count; place++)
        {
            if (values[place].Target == target)
            {
                values.RemoveAt(place);
                break;
            }
        }

        values.Add((target, dated, value));
    }
}
