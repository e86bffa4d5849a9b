using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Engine;

/// <summary>
/// Determines which firms are eligible for which items. Every engine gives the same three-valued answers (eligible, ineligible, unknown) in the same
/// result type, so that runs, offers and pages do not depend on the engine. Stateless and safe for many threads.
/// </summary>
/// <example><code>
/// var compiled = EligibilityEngines.Of(EngineKind.NRules).Compile(rules, catalog, awards);
/// using var result = compiled.Determine(table);
/// var outcome = result.OutcomeOf(item: 0, row: 0);
/// </code></example>
public interface IEligibilityEngine
{
    EngineKind Kind { get; }

    EngineCapabilities Capabilities { get; }

    /// <summary>Compiles the rules of a plan; items keep their numbers. The plan comes along for what the engine cannot do.</summary>
    ICompiledRules Compile(CompiledPlan plan, CancellationToken ct = default);

    /// <summary>Compiles rules that a reader has checked against the catalogue; an item's number is its place among the rules.</summary>
    ICompiledRules Compile(ImmutableArray<PolicyRule> rules, AttributeCatalog catalog, AwardIndex awards, CancellationToken ct = default) =>
        Compile(PlanCompiler.Compile(rules, catalog, awards), ct);
}
