namespace PolicyMarket.Rules.Engine.Encode;

/// <summary>Key by which rows are clustered: one axis whose classes, and what is not known, fall into groups.</summary>
internal sealed class RowKey(string attribute, EncodedAxis axis, byte[] groupOf)
{
    public string Attribute => attribute;

    /// <summary>Puts rows of one section, by their numbers, in the order of their groups; within a group they keep theirs.</summary>
    public void Sort(ReadOnlySpan<int> from, Span<int> to, int first)
    {
        var codes = axis.Codes.Span.Slice(first, from.Length);
        Span<int> next = stackalloc int[byte.MaxValue + 1];
        next.Clear();
        foreach (var code in codes)
        {
            next[groupOf[code]]++;
        }

        var sum = 0;
        for (var group = 0; group < next.Length; group++)
        {
            (next[group], sum) = (sum, sum + next[group]);
        }

        foreach (var row in from)
        {
            to[next[groupOf[codes[row - first]]]++] = row;
        }
    }
}
