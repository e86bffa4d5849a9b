using System.Text.RegularExpressions;

namespace PolicyMarket.Tests.House;

/// <summary>The name of a link or a button that is spoken contains the words that are shown: whoever speaks what he sees must reach it.</summary>
public sealed partial class AccessibleNameTests
{
    [Fact]
    public void A_label_contains_the_words_that_are_shown()
    {
        var labelled = SourceTree.Files("PolicyMarket.Web", ".razor").SelectMany(file => Of(file.Path, file.Text)).ToList();

        Assert.True(labelled.Count >= 10, $"{labelled.Count} labelled links and buttons were found.");
        Assert.DoesNotContain(labelled, one => !one.Label.Contains(one.Shown, StringComparison.Ordinal));
    }

    [Fact]
    public void A_label_without_the_words_is_found()
    {
        var one = Assert.Single(Of("x.razor", """<a href="x" aria-label="@($"凭证 {claim.Number}")">PDF</a>"""));

        Assert.Equal(("x.razor", "凭证 {claim.Number}", "PDF"), one);
    }

    private static IEnumerable<(string Path, string Label, string Shown)> Of(string path, string text) =>
        Labelled()
            .Matches(text)
            .Select(match => (path, match.Groups["label"].Value, match.Groups["shown"].Value.Trim()))
            .Where(one => one.Item3.Length > 1);

    /// <summary>A label with its element's text, where the text is written out and no attribute with a lambda stands between.</summary>
    [GeneratedRegex(
        """aria-label="(@\(\$")?(?<label>[^"@]*)("\))?"[^<>]*>(?<shown>[^<>@"=]+)</(a|button|MudButton|MudLink)>""",
        RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Labelled();
}
