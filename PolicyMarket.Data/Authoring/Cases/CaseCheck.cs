using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Cases;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Authoring.Cases;

/// <summary>Checks what an officer gives as a case.</summary>
internal static class CaseCheck
{
    private const long MostFen = 100_000_000_000_000;
    private const int YearsBack = 10;
    private const int YearsAhead = 3;

    /// <summary>The case with its name trimmed, or everything that is wrong.</summary>
    public static Result<RuleCase> Read(CaseEntry entry, AttributeCatalog catalog, DateOnly today)
    {
        var wrong = new List<Diagnostic>();
        var name = WorkText.Read(entry.Name, CaseDeskWording.Name, CaseNames.Longest, DataDiagnostics.WorkTextShape);
        var facts = CaseFacts.Read(entry.Facts, catalog);
        wrong.AddRange(name.Diagnostics);
        wrong.AddRange(facts.Diagnostics);
        var (first, last) = (today.AddYears(-YearsBack), today.AddYears(YearsAhead));
        if (entry.AsOf < first || entry.AsOf > last)
        {
            wrong.Add(new Diagnostic(DataDiagnostics.WorkDateRange, CaseDeskWording.DayRange(first, last)));
        }

        if (FaultOf(entry.Expected) is { } fault)
        {
            wrong.Add(fault);
        }

        return wrong.Count > 0 ? Result.Fail<RuleCase>(wrong) : Result.Ok(new RuleCase(name.Required, facts.Required, entry.AsOf, entry.Expected));
    }

    public static Diagnostic? FaultOf(CaseExpectation expected) =>
        expected switch
        {
            { Fen: null } => null,
            { Outcome: not OutcomeKind.Eligible } => new Diagnostic(DataDiagnostics.CaseExpectation, CaseDeskWording.FenOnlyEligible),
            { Fen: < 0 or > MostFen } => new Diagnostic(DataDiagnostics.CaseExpectation, CaseDeskWording.FenRange),
            _ => null,
        };
}
