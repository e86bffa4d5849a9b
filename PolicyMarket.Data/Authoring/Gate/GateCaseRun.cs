using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Cases;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Authoring.Gate;

/// <summary>The cases of an item on a version: each with its answer by both engines, and how much of the version they decide.</summary>
internal sealed record GateCaseRun(ImmutableArray<GateCase> Cases, CaseCoverage Coverage)
{
    public static GateCaseRun Of(PolicyRule rule, AttributeCatalog catalog, GateCases cases, CancellationToken ct)
    {
        var runner = new CaseRunner(rule, catalog);
        var results = cases.Facts.Select(runner.Run).ToList();
        var columnar = runner.RunColumnar(cases.Facts, ct);
        return new GateCaseRun(
            [
                .. cases.Rows.Select(
                    (row, index) =>
                        new GateCase(
                            row.Number,
                            row.Name,
                            new CaseExpectation(row.Outcome, row.AmountFen),
                            results[index].Answer,
                            runner.Agrees(results[index], columnar[index]),
                            CaseWording.Why(results[index])
                        )
                ),
            ],
            runner.CoverageOf(results)
        );
    }
}
