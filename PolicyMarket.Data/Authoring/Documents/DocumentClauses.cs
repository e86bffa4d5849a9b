using System.Collections.Immutable;
using PolicyMarket.Rules.Documents.Model;

namespace PolicyMarket.Data.Authoring.Documents;

/// <summary>Divides a text that was read into clauses.</summary>
internal static class DocumentClauses
{
    private const int LongestHeading = 80;

    public static ImmutableArray<DocumentClause> Divide(ReadDocument read)
    {
        if (read.Outline.IsEmpty)
        {
            return [new DocumentClause("", 1, 0, read.BodyEnd, IsHeading: false)];
        }

        var places = new TextPlaces(read.Text);
        var clauses = ImmutableArray.CreateBuilder<DocumentClause>(read.Outline.Length);
        foreach (var (index, entry) in read.Outline.Index())
        {
            var next = index + 1 < read.Outline.Length ? read.Outline[index + 1] : null;
            var length = (next?.Offset ?? read.BodyEnd) - entry.Offset;
            var words = places.Cut(entry.Offset, length).Trim();
            clauses.Add(new DocumentClause(entry.Path, entry.Level, entry.Offset, length, next?.Level > entry.Level && IsHeading(words)));
        }

        return clauses.ToImmutable();
    }

    private static bool IsHeading(string words) =>
        words.Length <= LongestHeading && (words.EndsWith('：') || words.EndsWith(':') || !words.Contains('。', StringComparison.Ordinal));
}
