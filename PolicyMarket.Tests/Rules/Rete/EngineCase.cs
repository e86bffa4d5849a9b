using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Determination;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Engine.Missing;
using PolicyMarket.Rules.Engine.Results;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Tests.Rules.Explain;

namespace PolicyMarket.Tests.Rules.Rete;

/// <summary>Asks one engine about one condition and one firm, both as JSON.</summary>
internal static class EngineCase
{
    public static readonly AttributeCatalog Catalog = AttributeCatalog.Starter;

    /// <summary>The answers of a table run, of an encoded run and for one firm, which must be equal.</summary>
    public static OutcomeKind Ask(EngineKind kind, string condition, string facts)
    {
        var firm = FactsOf(facts);
        var compiled = EligibilityEngines.Of(kind).Compile([RuleOf(condition)], Catalog, AwardIndex.Empty);
        var table = FactTable.Of(Catalog, [firm]);
        using var plain = compiled.Determine(table);
        using var encoded = compiled.Determine(compiled.Plan.Encode(table));
        var outcome = compiled.DetermineFirm(firm).OutcomeOf(0);
        Assert.Equal((outcome, outcome), (plain.OutcomeOf(new ItemIndex(0), new RowIndex(0)), encoded.OutcomeOf(new ItemIndex(0), new RowIndex(0))));
        return outcome;
    }

    public static PolicyRule RuleOf(string condition)
    {
        using var document = JsonDocument.Parse(condition);
        return RandomRules.Rule(ConditionJson.Read(document.RootElement, Catalog).Required, formula: null, cap: null);
    }

    public static Facts FactsOf(string facts)
    {
        using var document = JsonDocument.Parse(facts);
        return Facts.Read(document.RootElement, Catalog).Required;
    }
}
