using System.Collections.Immutable;
using System.Xml.Linq;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Dmn.Model;
using PolicyMarket.Rules.Dmn.Source;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Dmn.Testing;

/// <summary>A test file in the form of the DMN TCK, run against the models of its folder.</summary>
public static class DmnTestFile
{
    /// <summary>Never throws for the content of a file.</summary>
    /// <param name="library">The models; names without folder.</param>
    /// <param name="modelName">The model where the file names none.</param>
    public static DmnTestResult Run(DmnLibrary library, string name, ReadOnlyMemory<byte> content, string modelName, FeelClock clock)
    {
        var read = SafeXml.Read(content);
        if (!read.Succeeded)
        {
            return new DmnTestResult(name, read.Diagnostics[0].Message, [], read.Diagnostics);
        }

        var cases = read.Required.Children("testCase").ToList();
        if (read.Required.Name.LocalName != "testCases" || cases.Count == 0)
        {
            var problem = read.Required.Problem(DiagnosticCatalogue.DmnTestShape, DmnWording.NotTests);
            return new DmnTestResult(name, problem.Message, [], [problem]);
        }

        var named = read.Required.ChildText("modelName")?.Trim();
        var model = library.Model(named is { Length: > 0 } && library.Names.Contains(named) ? named : modelName);
        if (!model.Succeeded)
        {
            return new DmnTestResult(name, model.Diagnostics[0].Message, [], model.Diagnostics);
        }

        var problems = new List<Diagnostic>();
        var results = cases.SelectMany(one => new DmnTestRun(model.Required, problems, clock).Run(one)).ToImmutableArray();
        return new DmnTestResult(name, null, results, [.. model.Required.Problems, .. problems.Take(DmnLimits.Problems)]);
    }
}
