using System.Text.RegularExpressions;

namespace PolicyMarket.Tests.House;

/// <summary>How code reads: short lines, plain comments, and the Chinese sentences of logic in the wording class of their feature.</summary>
public sealed partial class WordingTests
{
    private const int MostColumns = 160;

    [Fact]
    public void Lines_fit_the_screen_apart_from_long_literals()
    {
        var wide = SourceTree
            .Everything(".cs")
            .SelectMany(file =>
                Numbered(file.Text)
                    .Where(line => line.Text.Length > MostColumns && !HoldsLongLiteral(line.Text))
                    .Select(line => $"{file.Path}:{line.Number}: {line.Text.Length} columns; run .ci/format")
            );
        Assert.Empty(wide);
    }

    [Fact]
    public void Summaries_name_the_thing_and_use_present_day_words()
    {
        var poor = SourceTree
            .Everything(".cs", ".razor")
            .SelectMany(file =>
                Numbered(file.Text)
                    .Where(line =>
                        OpensWithAClause().IsMatch(line.Text) || (Comment().Match(line.Text) is { Success: true } note && Dated().IsMatch(note.Value))
                    )
                    .Select(line => $"{file.Path}:{line.Number}: {line.Text.Trim()}")
            );
        Assert.Empty(poor);
    }

    /// <summary>A second language adds a second wording class to each feature; a sentence elsewhere would stay Chinese.</summary>
    [Fact]
    public void Sentences_of_logic_are_in_wording_classes()
    {
        var scattered = SourceTree
            .Files("PolicyMarket.Rules", ".cs")
            .Concat(SourceTree.Files("PolicyMarket.Data", ".cs"))
            .Where(file => !HoldsWordsByPurpose().IsMatch(file.Path))
            .SelectMany(file =>
                Numbered(file.Text)
                    .Where(line =>
                        Sentence().IsMatch(line.Text)
                        && !OfAnAttribute().IsMatch(line.Text)
                        && !line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal)
                    )
                    .Select(line => $"{file.Path}:{line.Number}: {line.Text.Trim()}")
            );
        Assert.Empty(scattered);
    }

    private static IEnumerable<(int Number, string Text)> Numbered(string text) => text.Split('\n').Select((line, index) => (index + 1, line));

    /// <summary>JSON, SQL and texts keep their lines: breaking them would hide more than it shows.</summary>
    private static bool HoldsLongLiteral(string line) =>
        !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && Code().Replace(line, "").Length <= MostColumns;

    [GeneratedRegex("\"\"\".*|\"[^\"]*\"|^\\s*[{\\[\"<].*|^[^\"]*(SELECT|INSERT|UPDATE|CASE|ON CONFLICT) .*")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\s*/// (<summary>)?What\b")]
    private static partial Regex OpensWithAClause();

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(anew|nobody|for ever|thereof|hitherto|whilst|herein|upon which|comes upon|besides,)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Dated();

    [GeneratedRegex("\"[^\"]*\\p{IsCJKUnifiedIdeographs}[^\"]*。")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"(Error)?Message = """)]
    private static partial Regex OfAnAttribute();

    /// <summary>Wording classes, closed catalogues of texts, and the words of sample data.</summary>
    [GeneratedRegex(@"(Wording|Words|Texts?|Labels|Names)\.cs$|Diagnostics\.|DiagnosticCatalogue|/Demonstration/|/Generation/|/Sampling/|/Migrations/")]
    private static partial Regex HoldsWordsByPurpose();
}
