using NRules;
using NRules.Diagnostics;
using NRules.Fluent;
using NRules.Fluent.Dsl;
using NRules.RuleModel;
using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Casework.Rules;

/// <summary>
/// The rules as one compiled network, for all threads. Joins are nested loops, so a session holds the facts of a few dozen firms; what spans all firms
/// comes in as a fact.
/// </summary>
internal sealed class CaseNetwork
{
    private readonly ISessionFactory _factory;

    /// <summary>Compiles the rules of this folder, and further ones that a measurement adds.</summary>
    public CaseNetwork(IEnumerable<Rule>? further = null)
    {
        var repository = new RuleRepository();
        repository.Load(load => load.PrivateTypes().From(RuleTypes));
        var definitions = new RuleDefinitionFactory();
        Rules = [.. repository.GetRules(), .. (further ?? []).Select(definitions.Create)];
        _factory = new RuleCompiler().Compile(Rules);
    }

    public IReadOnlyList<IRuleDefinition> Rules { get; }

    /// <summary>One class a rule: the sealed classes of this folder.</summary>
    internal static Type[] RuleTypes { get; } =
    [
        .. typeof(CaseNetwork)
            .Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(CaseNetwork).Namespace && type.IsSealed && type.IsSubclassOf(typeof(Rule))),
    ];

    /// <summary>Findings of these facts, one for each kind and subject: that of the highest level, with the rules that led to it.</summary>
    public IReadOnlyList<FoundCase> Evaluate(IEnumerable<object> facts)
    {
        var session = _factory.CreateSession();
        var firings = new Firings();
        session.Events.RuleFiredEvent += firings.OnFired;
        session.Events.FactInsertedEvent += firings.OnInserted;
        session.InsertAll(facts);
        session.Fire();
        return
        [
            .. session
                .Query<CaseFinding>()
                .ToList()
                .GroupBy(finding => (finding.Kind, finding.Subject))
                .Select(levels => firings.Explain([.. levels.OrderBy(finding => finding.Level)]))
                .OrderBy(found => found.Finding.Kind)
                .ThenBy(found => found.Finding.Subject, StringComparer.Ordinal),
        ];
    }

    /// <summary>The fired rules of one session with the facts that they matched, by the finding that each one derived.</summary>
    private sealed class Firings
    {
        private readonly HashSet<string> _fired = new(StringComparer.Ordinal);
        private readonly Dictionary<object, (string Rule, object[] Facts)> _sources = [];

        public void OnFired(object? sender, AgendaEventArgs fired) => _fired.Add(fired.Rule.Name);

        /// <summary>A derived fact names the match that fired.</summary>
        public void OnInserted(object? sender, WorkingMemoryEventArgs inserted)
        {
            if (inserted.Fact is { Value: CaseFinding finding, Source: ILinkedFactSource source })
            {
                _sources[finding.GetIdentity()] = (source.Rule.Name, [.. source.Facts.Select(fact => fact.Value!)]); // a matched fact has a value
            }
        }

        /// <summary>The finding of the highest level, with one line per rule that led to it.</summary>
        public FoundCase Explain(IReadOnlyList<CaseFinding> levels)
        {
            var fired = levels.Select(level => _sources[level.GetIdentity()]).Where(source => _fired.Contains(source.Rule)).ToList();
            return fired.Count == levels.Count
                ? new FoundCase(levels[^1], fired[^1].Rule, CaseworkWording.Why(fired))
                : throw new InvalidOperationException($"{levels.Count} findings of {levels[0].Subject} stand on {fired.Count} fired rules.");
        }
    }
}
