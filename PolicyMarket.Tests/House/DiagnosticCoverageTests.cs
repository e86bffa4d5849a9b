using System.Reflection;
using System.Text.RegularExpressions;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Tests.House;

/// <summary>Each diagnostic code stands in the catalogue of its project, is used there, and is produced by a test.</summary>
public sealed class DiagnosticCoverageTests
{
    private static readonly Regex Literal = new("\"PM[0-9]{4}\"");

    public static TheoryData<string> Catalogues => [nameof(DiagnosticCatalogue), nameof(DataDiagnostics)];

    [Theory]
    [MemberData(nameof(Catalogues))]
    public void Every_code_is_listed_once_with_a_title(string catalogue)
    {
        var listed = ListOf(catalogue);

        Assert.Equal(ConstantsOf(catalogue).Select(constant => constant.Code).Order(StringComparer.Ordinal), listed.Select(one => one.Code));
        Assert.All(listed, one => Assert.NotEmpty(one.Title));
    }

    [Fact]
    public void No_code_is_in_both_catalogues() =>
        Assert.Empty(DiagnosticCatalogue.All.Select(one => one.Code).Intersect(DataDiagnostics.All.Select(one => one.Code), StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Catalogues))]
    public void Every_code_is_used_by_its_project(string catalogue)
    {
        var project = catalogue == nameof(DataDiagnostics) ? "PolicyMarket.Data" : "PolicyMarket.Rules";
        var used = NamesIn(SourceTree.Files(project, ".cs"), catalogue);

        Assert.Empty(ConstantsOf(catalogue).Select(constant => constant.Name).Except(used, StringComparer.Ordinal));
    }

    [Fact]
    public void No_code_is_written_outside_the_catalogues()
    {
        var strays = SourceTree
            .Product(".cs", ".razor")
            .Where(file => !file.Path.Contains("/Diagnostics/", StringComparison.Ordinal))
            .SelectMany(file => Literal.Matches(file.Text).Select(match => $"{file.Path}: {match.Value}"));

        Assert.Empty(strays);
    }

    [Theory]
    [MemberData(nameof(Catalogues))]
    public void Every_code_is_produced_by_a_test(string catalogue)
    {
        var tests = SourceTree
            .Files("PolicyMarket.Tests", ".cs")
            .Where(file => !file.Path.StartsWith("PolicyMarket.Tests/House/", StringComparison.Ordinal))
            .ToList();
        var named = NamesIn(tests, catalogue);
        var literal = tests.SelectMany(file => Literal.Matches(file.Text).Select(match => match.Value.Trim('"'))).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(
            ConstantsOf(catalogue).Where(constant => !named.Contains(constant.Name) && !literal.Contains(constant.Code)).Select(constant => constant.Name)
        );
    }

    private static IReadOnlyList<DiagnosticCode> ListOf(string catalogue) =>
        catalogue == nameof(DataDiagnostics) ? DataDiagnostics.All : DiagnosticCatalogue.All;

    private static IEnumerable<(string Name, string Code)> ConstantsOf(string catalogue) =>
        (catalogue == nameof(DataDiagnostics) ? typeof(DataDiagnostics) : typeof(DiagnosticCatalogue))
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (field.Name, Code: (string)field.GetRawConstantValue()!)); // the constants of a catalogue are strings

    private static HashSet<string> NamesIn(IEnumerable<(string Path, string Text)> files, string catalogue)
    {
        var name = new Regex($@"\b{catalogue}\.(\w+)");
        return files.SelectMany(file => name.Matches(file.Text).Select(match => match.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
    }
}
