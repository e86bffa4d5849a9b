using System.Numerics;
using NRules;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Engine.OneFirm;
using PolicyMarket.Rules.Engine.Results;

namespace PolicyMarket.Rules.Rete;

/// <summary>
/// Compiled rules as a Rete network. The network (session factory) belongs to all threads, a session to one. A session holds a few hundred firms:
/// larger ones keep more facts in memory than the caches do, and gain nothing, because no rule joins two firms.
/// </summary>
internal sealed class ReteRules : ICompiledRules
{
    private const int FirmsPerSession = 256;

    private readonly FactSlots _slots;
    private readonly ISessionFactory _network;

    public ReteRules(CompiledPlan plan, CancellationToken ct)
    {
        Plan = plan;
        _slots = new FactSlots(plan.Rules, plan.Catalog);
        var items = new ItemRules(plan.Rules, _slots);
        _network = new RuleCompiler().Compile(plan.Rules.SelectMany((rule, item) => items.Of(item, rule)), ct);
        ct.ThrowIfCancellationRequested();
    }

    public IEligibilityEngine Engine => ReteEngine.Instance;

    public CompiledPlan Plan { get; }

    public MatchResult Determine(FactTable table, MatchSettings? settings = null, CancellationToken ct = default) =>
        Determine(table, RowOrder.Given, settings, ct);

    public MatchResult Determine(EncodedTable table, MatchSettings? settings = null, CancellationToken ct = default) =>
        Determine(table.Table, table.OrderFor(Plan), settings, ct);

    public FirmVerdicts DetermineFirm(Facts facts)
    {
        var full = DerivedFacts.Complete(facts, Plan.Catalog);
        var firm = new FirmFact(_slots, Plan.Rules.Length, name => full[name]);
        Fire([firm], CancellationToken.None);
        return new FirmVerdicts(Plan.Rules.Length, firm.Certain, firm.Possible);
    }

    private MatchResult Determine(FactTable table, RowOrder order, MatchSettings? settings, CancellationToken ct) =>
        RowByRowRun.Of(
            Plan,
            table.RowCount,
            order,
            settings ?? new MatchSettings(),
            FirmsPerSession,
            (rows, firstPlace, verdicts) => Decide(table, rows, firstPlace, verdicts, ct),
            ct
        );

    private void Decide(FactTable table, ReadOnlySpan<int> rows, int firstPlace, BlockVerdicts verdicts, CancellationToken ct)
    {
        var firms = new FirmFact[rows.Length];
        for (var place = 0; place < firms.Length; place++)
        {
            var row = rows[place];
            firms[place] = new FirmFact(_slots, Plan.Rules.Length, name => table.Get(row, name));
        }

        Fire(firms, ct);
        for (var place = 0; place < firms.Length; place++)
        {
            Collect(firms[place], firstPlace + place, verdicts);
        }
    }

    private void Fire(FirmFact[] firms, CancellationToken ct)
    {
        var session = _network.CreateSession();
        session.InsertAll(firms);
        ct.ThrowIfCancellationRequested();
        session.Fire(ct);
        ct.ThrowIfCancellationRequested();
        foreach (var firm in firms)
        {
            firm.Check(item => Plan.Rules[item].Id);
        }
    }

    private static void Collect(FirmFact firm, int place, BlockVerdicts verdicts)
    {
        for (var word = 0; word < firm.Possible.Length; word++)
        {
            for (var left = firm.Possible[word]; left != 0; left &= left - 1)
            {
                var bit = BitOperations.TrailingZeroCount(left);
                if ((firm.Certain[word] & (1UL << bit)) != 0)
                {
                    verdicts.MarkEligible((word * 64) + bit, place);
                }
                else
                {
                    verdicts.MarkUnknown((word * 64) + bit, place);
                }
            }
        }
    }
}
