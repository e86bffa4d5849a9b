using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Engine.Rows;

/// <summary>One part of an item asked of one row: for what has no bitmap.</summary>
internal abstract class RowTest
{
    public abstract Truth Of(int row);

    public static Truth All(RowTest[] tests, int row)
    {
        var all = Truth.True;
        foreach (var test in tests)
        {
            all = Truths.And(all, test.Of(row));
            if (all == Truth.False)
            {
                break;
            }
        }

        return all;
    }

    public static Truth Any(RowTest[] tests, int row)
    {
        var any = Truth.False;
        foreach (var test in tests)
        {
            any = Truths.Or(any, test.Of(row));
            if (any == Truth.True)
            {
                break;
            }
        }

        return any;
    }
}
