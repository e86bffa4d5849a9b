using System.Text.RegularExpressions;

namespace PolicyMarket.Tests.House;

/// <summary>A value or its diagnostics has one shape: Result.</summary>
public sealed partial class ResultTests
{
    [Fact]
    public void No_method_returns_a_value_beside_a_diagnostic()
    {
        var found = SourceTree.Product(".cs").SelectMany(file => TupleWithDiagnostic().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}"));

        Assert.Empty(found);
    }

    [Fact]
    public void No_method_hands_its_reason_out_through_a_parameter()
    {
        var found = SourceTree
            .Product(".cs")
            .Where(file => !file.Path.Contains("/Diagnostics/Result", StringComparison.Ordinal))
            .SelectMany(file => ReasonParameter().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}"));

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("    public static (Actor? Actor, Diagnostic? Why) Demand()", true)]
    [InlineData("    Task<(bool, Diagnostic?)> work", true)]
    [InlineData("    private sealed record Fault(string Word, Diagnostic? Why);", false)]
    [InlineData("    private static Diagnostic? Fault(string text, Diagnostic? before)", false)]
    [InlineData("    public Result<Actor> Demand()", false)]
    public void A_tuple_with_a_diagnostic_is_found(string line, bool isFound) => Assert.Equal(isFound, TupleWithDiagnostic().IsMatch(line));

    [Theory]
    [InlineData("bool TryRead(string text, out Diagnostic? why)", true)]
    [InlineData("bool TryRead(string text, [NotNullWhen(false)] out string? reason)", true)]
    [InlineData("if (!int.TryParse(text, out var number))", false)]
    [InlineData("bool TryGet(string name, out string? label)", false)]
    public void A_reason_as_a_parameter_is_found(string line, bool isFound) => Assert.Equal(isFound, ReasonParameter().IsMatch(line));

    /// <summary>A tuple type with two or more members of which one is a diagnostic that may be null.</summary>
    [GeneratedRegex(@"(?<![\w>])\([\w<>?\[\], ]+, Diagnostic\?( \w+)?\)(?=>| \w+\(|>> )|(?<=<)\([\w<>?\[\], ]*Diagnostic\?[^()]*\)")]
    private static partial Regex TupleWithDiagnostic();

    [GeneratedRegex(
        @"\bout (Diagnostic\??|List<Diagnostic>|ImmutableArray<Diagnostic>|string\??) (why|reason|fault|wrong|problem|error)\b|\bout Diagnostic\b"
    )]
    private static partial Regex ReasonParameter();
}
