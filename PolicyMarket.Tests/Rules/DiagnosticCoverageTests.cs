using System.Reflection;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.House;

namespace PolicyMarket.Tests.Rules;

public sealed class DiagnosticCoverageTests
{
    [Fact]
    public void Every_code_of_values_conditions_and_policies_has_a_test_that_produces_it()
    {
        var tests = string.Concat(SourceTree.Files("PolicyMarket.Tests", ".cs").Select(file => file.Text));
        var untested = typeof(DiagnosticCatalogue).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field is { IsLiteral: true } && field.GetRawConstantValue() is string code && code is ['P', 'M', '2' or '3', ..])
            .Select(field => $"{nameof(DiagnosticCatalogue)}.{field.Name}")
            .Where(name => !tests.Contains(name, StringComparison.Ordinal));

        Assert.Empty(untested);
    }

    [Fact]
    public void Every_code_is_listed_once_with_a_title()
    {
        var constants = typeof(DiagnosticCatalogue).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => field.GetRawConstantValue() as string)
            .Order(StringComparer.Ordinal);

        Assert.Equal(constants, DiagnosticCatalogue.All.Select(one => one.Code));
        Assert.All(DiagnosticCatalogue.All, one => Assert.NotEmpty(one.Title));
    }
}
