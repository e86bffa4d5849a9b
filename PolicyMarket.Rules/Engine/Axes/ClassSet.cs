namespace PolicyMarket.Rules.Engine.Axes;

/// <summary>A set of class numbers of one axis as rising half-open intervals: [edges0, edges1), [edges2, edges3), …</summary>
internal sealed class ClassSet : IEquatable<ClassSet>
{
    private const int Few = 8;
    private readonly int[] edges;
    private readonly int hash;

    private ClassSet(int[] edges)
    {
        this.edges = edges;
        var sum = default(HashCode);
        foreach (var edge in edges)
        {
            sum.Add(edge);
        }

        hash = sum.ToHashCode();
    }

    public static ClassSet Empty { get; } = new([]);

    public bool IsEmpty => edges.Length == 0;

    public int IntervalCount => edges.Length / 2;

    public static ClassSet Range(int from, int to) => from < to ? new([from, to]) : Empty;

    public static ClassSet Of(IEnumerable<int> classes)
    {
        var ends = new List<int>();
        foreach (var one in classes.Distinct().Order())
        {
            if (ends.Count > 0 && ends[^1] == one)
            {
                ends[^1] = one + 1;
            }
            else
            {
                ends.Add(one);
                ends.Add(one + 1);
            }
        }

        return new([.. ends]);
    }

    /// <summary>First class of an interval, and the class after its last.</summary>
    public (int From, int To) Interval(int place) => (edges[2 * place], edges[2 * place + 1]);

    public bool Contains(int one)
    {
        if (edges.Length > Few)
        {
            var place = Array.BinarySearch(edges, one);
            // On an edge: an even place begins an interval, an odd one ends it. Between edges: inside when an odd number lies below.
            return place >= 0 ? place % 2 == 0 : ~place % 2 == 1;
        }

        var below = 0;
        while (below < edges.Length && edges[below] <= one)
        {
            below++;
        }

        return below % 2 == 1;
    }

    public bool IsAll(int classes) => edges is [0, var to] && to == classes;

    public ClassSet Complement(int classes)
    {
        var turned = new List<int>(edges.Length + 2);
        var from = 0;
        for (var place = 0; place < edges.Length; place += 2)
        {
            Add(turned, from, edges[place]);
            from = edges[place + 1];
        }

        Add(turned, from, classes);
        return new([.. turned]);
    }

    public ClassSet Intersect(ClassSet other) => Merge(other, both: true);

    public ClassSet Union(ClassSet other) => Merge(other, both: false);

    public bool IsWithin(ClassSet other) => Intersect(other).Equals(this);

    public bool Equals(ClassSet? other) => other is not null && edges.AsSpan().SequenceEqual(other.edges);

    public override bool Equals(object? obj) => Equals(obj as ClassSet);

    public override int GetHashCode() => hash;

    public override string ToString() =>
        string.Join(' ', Enumerable.Range(0, IntervalCount).Select(place => $"[{edges[2 * place]},{edges[2 * place + 1]})"));

    private static void Add(List<int> turned, int from, int to)
    {
        if (from < to)
        {
            turned.Add(from);
            turned.Add(to);
        }
    }

    /// <summary>Walks both lists of edges; inside counts how many of the two hold the place.</summary>
    private ClassSet Merge(ClassSet other, bool both)
    {
        var wanted = both ? 2 : 1;
        var merged = new List<int>(edges.Length + other.edges.Length);
        var (here, there, inside) = (0, 0, 0);
        while (here < edges.Length || there < other.edges.Length)
        {
            var at = Math.Min(here < edges.Length ? edges[here] : int.MaxValue, there < other.edges.Length ? other.edges[there] : int.MaxValue);
            var before = inside;
            if (here < edges.Length && edges[here] == at)
            {
                inside += here++ % 2 == 0 ? 1 : -1;
            }

            if (there < other.edges.Length && other.edges[there] == at)
            {
                inside += there++ % 2 == 0 ? 1 : -1;
            }

            if (before >= wanted != inside >= wanted)
            {
                merged.Add(at);
            }
        }

        return new([.. merged]);
    }
}
