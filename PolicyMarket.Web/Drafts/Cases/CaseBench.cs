using System.Collections.Immutable;
using PolicyMarket.Data.Authoring.Cases;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Cases;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Drafts.Cases;

/// <summary>Runs cases over a rule as it stands on the page: kept ones, one that is being written, proposals and standard firms.</summary>
public sealed class CaseBench(CaseGround ground, AttributeCatalog catalog, BusinessClock clock)
{
    /// <summary>All kept cases; nothing is read.</summary>
    public CaseCount Count(PolicyRule rule, ImmutableArray<CaseRow> rows)
    {
        var runner = new CaseRunner(rule, catalog);
        ImmutableArray<CaseLine> lines = [.. rows.Select(row => new CaseLine(row, runner.Run(row.Facts)))];
        return new CaseCount(lines, runner.CoverageOf([.. lines.Select(line => line.Result)]));
    }

    /// <summary>One case that is being written.</summary>
    public async Task<CaseResult> RunAsync(PolicyRule rule, RuleCase one, CancellationToken ct)
    {
        var facts = await ground.ReadAsync([one], ct);
        return new CaseRunner(rule, catalog).Run(facts[0]);
    }

    /// <summary>
    /// The boundary cases that are not kept yet, with the results that they have over the parameters of their own region; those of which a kept case has the
    /// facts are left out.
    /// </summary>
    public async Task<CaseProposalList> ProposeAsync(PolicyRule rule, ImmutableArray<CaseRow> rows, CancellationToken ct)
    {
        var today = clock.Today;
        var day = await ground.ReadAsync(rule.Territory, today, ct);
        var runner = new CaseRunner(rule, catalog);
        var list = await Task.Run(() => CaseProposals.Of(runner, day, today, ct), ct);
        var kept = rows.Select(row => row.Case.Facts).ToHashSet();
        var fresh = list.Proposals.Where(proposal => !kept.Contains(proposal.Case.Facts)).ToList();
        var facts = await ground.ReadAsync(fresh.ConvertAll(proposal => proposal.Case), ct);
        return list with
        {
            Proposals = [.. fresh.Select((proposal, index) => proposal with { Case = proposal.Case with { Expected = runner.Run(facts[index]).Answer } })],
        };
    }

    /// <summary>The standard firms, placed in the territory of the item.</summary>
    public async Task<ImmutableArray<PersonaLine>> LookAsync(PolicyRule rule, CancellationToken ct)
    {
        var today = clock.Today;
        var personas = Persona.Starter;
        var cases = personas.Select(persona => new RuleCase(persona.Name, persona.In(rule.Territory), today, default)).ToList();
        var facts = await ground.ReadAsync(cases, ct);
        var runner = new CaseRunner(rule, catalog);
        return [.. personas.Select((persona, index) => new PersonaLine(persona, runner.Run(facts[index])))];
    }
}
