using PolicyMarket.Data.Opinions;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Determination;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Engine.OneFirm;
using PolicyMarket.Rules.Engine.Results;

namespace PolicyMarket.Tests.Data.Opinions;

/// <summary>
/// Engines of which the second misreads one attribute: it takes "at least" and "more" for "less". While it is well, it is NRules.
/// </summary>
internal sealed class WrongEngineChoice : IEngineChoice
{
    /// <summary>The attribute that the second engine misreads; null: none.</summary>
    public string? Misread { get; set; }

    /// <summary>True: the second engine throws for items that name the attribute.</summary>
    public bool Throws { get; set; }

    public IEligibilityEngine EngineOf(EngineKind kind) => kind == EngineKind.NRules ? new WrongEngine(this) : EligibilityEngines.Of(kind);

    private Condition Misreading(Condition condition) =>
        condition switch
        {
            AllOf all => new AllOf([.. all.Parts.Select(Misreading)]),
            AnyOf any => new AnyOf([.. any.Parts.Select(Misreading)]),
            Not not => new Not(Misreading(not.Part)),
            Comparison leaf when leaf.Attribute == Misread && Throws => throw new InvalidDataException($"The operator of {leaf.Attribute} is not known."),
            Comparison { Op: ComparisonOperator.GreaterOrEqual or ComparisonOperator.Greater } leaf when leaf.Attribute == Misread => leaf with
            {
                Op = ComparisonOperator.Less,
            },
            _ => condition,
        };

    private sealed class WrongEngine(WrongEngineChoice choice) : IEligibilityEngine
    {
        private static readonly IEligibilityEngine Well = EligibilityEngines.Of(EngineKind.NRules);

        public EngineKind Kind => EngineKind.NRules;

        public EngineCapabilities Capabilities => Well.Capabilities;

        public ICompiledRules Compile(CompiledPlan plan, CancellationToken ct = default) => new Rules(this, plan, choice, ct);

        /// <summary>Kept between nights, so it asks at each determination whether the engine is well.</summary>
        private sealed class Rules(WrongEngine engine, CompiledPlan plan, WrongEngineChoice choice, CancellationToken ct) : ICompiledRules
        {
            public IEligibilityEngine Engine => engine;

            public CompiledPlan Plan => plan;

            public MatchResult Determine(FactTable table, MatchSettings? settings = null, CancellationToken cancel = default) =>
                Now().Determine(table, settings, cancel);

            public MatchResult Determine(EncodedTable table, MatchSettings? settings = null, CancellationToken cancel = default) =>
                Now().Determine(table, settings, cancel);

            public FirmVerdicts DetermineFirm(Facts facts) => Now().DetermineFirm(facts);

            private ICompiledRules Now() =>
                Well.Compile(
                    PlanCompiler.Compile(
                        [.. plan.Rules.Select(rule => rule with { Conditions = choice.Misreading(rule.Conditions) })],
                        plan.Catalog,
                        plan.Awards
                    ),
                    ct
                );
        }
    }
}
