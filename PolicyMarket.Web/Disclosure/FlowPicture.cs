using System.Collections.Immutable;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Disclosure;

/// <summary>Where the boxes and bands of the way of the money stand: fund, category, item. Small items are gathered into one.</summary>
public sealed record FlowPicture(ImmutableArray<FlowBox> Boxes, ImmutableArray<FlowBand> Bands, double Height)
{
    private const int MostItems = 10;
    private const double Scale = 300;
    private const double Gap = 14;

    /// <summary>Room for one line of words.</summary>
    private const double Least = 22;

    public static FlowPicture Of(IReadOnlyCollection<FlowShare> shares)
    {
        var total = shares.Sum(s => s.AmountFen);
        if (total <= 0)
        {
            return new FlowPicture([], [], 0);
        }

        var gathered = Gather(shares);
        var columns = new[] { Stack(0, gathered, s => s.Fund, total), Stack(1, gathered, s => s.Category, total), Stack(2, gathered, s => s.Item, total) };
        var bands = Links(columns[0], columns[1], gathered, s => s.Fund, s => s.Category, total)
            .Concat(Links(columns[1], columns[2], gathered, s => s.Category, s => s.Item, total));
        var boxes = columns.SelectMany(c => c.Values).ToImmutableArray();
        return new FlowPicture(boxes, [.. bands], boxes.Max(b => b.Y + b.Height));
    }

    private static List<FlowShare> Gather(IReadOnlyCollection<FlowShare> shares)
    {
        var largest = shares.GroupBy(s => s.Item, StringComparer.Ordinal).OrderByDescending(g => g.Sum(s => s.AmountFen)).Select(g => g.Key).ToList();
        if (largest.Count <= MostItems)
        {
            return [.. shares];
        }

        var kept = largest.Take(MostItems - 1).ToHashSet(StringComparer.Ordinal);
        var rest = $"其余 {largest.Count - kept.Count} 项";
        return [.. shares.Select(s => kept.Contains(s.Item) ? s : s with { Item = rest })];
    }

    /// <summary>Largest on top; a box is never lower than a line of words.</summary>
    private static Dictionary<string, FlowBox> Stack(int column, List<FlowShare> shares, Func<FlowShare, string> name, long total)
    {
        var boxes = new Dictionary<string, FlowBox>(StringComparer.Ordinal);
        var y = 0d;
        foreach (
            var group in shares
                .GroupBy(name, StringComparer.Ordinal)
                .OrderByDescending(g => g.Sum(s => s.AmountFen))
                .ThenBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            var amount = group.Sum(s => s.AmountFen);
            var height = Math.Max(Least, Thickness(amount, total));
            boxes[group.Key] = new FlowBox(column, group.Key, amount, y, height);
            y += height + Gap;
        }

        return boxes;
    }

    private static IEnumerable<FlowBand> Links(
        Dictionary<string, FlowBox> from,
        Dictionary<string, FlowBox> to,
        List<FlowShare> shares,
        Func<FlowShare, string> left,
        Func<FlowShare, string> right,
        long total
    )
    {
        var leftAt = from.Values.ToDictionary(b => b.Label, b => Middle(b, total), StringComparer.Ordinal);
        var rightAt = to.Values.ToDictionary(b => b.Label, b => Middle(b, total), StringComparer.Ordinal);
        var links = shares
            .GroupBy(s => (Left: left(s), Right: right(s)))
            .Select(g => (g.Key.Left, g.Key.Right, Amount: g.Sum(s => s.AmountFen)))
            .OrderBy(l => from[l.Left].Y)
            .ThenBy(l => to[l.Right].Y);
        foreach (var link in links)
        {
            var height = Thickness(link.Amount, total);
            yield return new FlowBand(
                from[link.Left].Column,
                leftAt[link.Left],
                rightAt[link.Right],
                Math.Max(1, height),
                $"{link.Left} → {link.Right}：{Formats.Yuan(link.Amount)}"
            );
            leftAt[link.Left] += height;
            rightAt[link.Right] += height;
        }
    }

    /// <summary>Bands of a box that was raised to the least height start in its middle.</summary>
    private static double Middle(FlowBox box, long total) => box.Y + ((box.Height - Thickness(box.AmountFen, total)) / 2);

    private static double Thickness(long amount, long total) => (double)amount / total * Scale;
}
