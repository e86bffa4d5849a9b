using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Tables;
using PolicyMarket.Rules.Tables.Tiers;

namespace PolicyMarket.Rules.Cases;

/// <summary>The tiers of an amount: those of a tier form, or the rows of any other decision table; none for a plain formula.</summary>
internal sealed class CaseTiers
{
    private readonly FeelExpression? basis;
    private readonly DecisionTable? table;

    private CaseTiers(ImmutableArray<string> names, TieredAmount? form, FeelExpression? basis, DecisionTable? table)
    {
        (Names, Form, this.basis, this.table) = (names, form, basis, table);
        Attribute = basis?.Root is NameReference name ? basis.DefinitionOf(name.Name) : null;
    }

    private static CaseTiers None { get; } = new([], form: null, basis: null, table: null);

    /// <summary>The tiers in words.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Null for a table whose rows are no tiers over one base.</summary>
    public TieredAmount? Form { get; }

    /// <summary>The attribute over which the tiers are; null where the base is a formula or there is no one base.</summary>
    public AttributeDefinition? Attribute { get; }

    /// <summary>The rows of a table that is no tier form.</summary>
    public ImmutableArray<TableRow> Rows => table?.Rows ?? [];

    public ImmutableArray<TableInput> Inputs => table?.Inputs ?? [];

    /// <summary>Attributes that choose the tier.</summary>
    public IEnumerable<string> Attributes => basis?.Attributes ?? table?.Inputs.SelectMany(input => input.Expression.Attributes) ?? [];

    public static CaseTiers Of(PolicyRule rule, AttributeCatalog catalog)
    {
        if (rule.AmountTable is { } table)
        {
            return TierChainReader.Read(table) is { } tiers
                ? OfForm(tiers, catalog)
                : new CaseTiers([.. table.Rows.Select((row, index) => CaseWording.Row(index + 1, row))], form: null, basis: null, table);
        }

        return rule.AmountText is { } text && AmountFormReader.Read(text, catalog)?.Form is TieredAmount form ? OfForm(form, catalog) : None;
    }

    /// <summary>Indexes of the tiers that decide on these facts.</summary>
    public ImmutableArray<int> HitsOf(Facts facts) =>
        table is not null ? [.. table.Evaluate(facts).Rows.Select(row => row - 1)]
        : Form is not null && basis?.Evaluate(facts).Number is { } number && Form.TierOf(number) is var tier and >= 0 ? [tier]
        : [];

    private static CaseTiers OfForm(TieredAmount form, AttributeCatalog catalog)
    {
        if (FeelExpression.ParseAmount(form.Base, catalog).Value is not { } basis)
        {
            return None;
        }

        var attribute = basis.Root is NameReference name ? basis.DefinitionOf(name.Name) : null;
        var label = attribute?.Label ?? basis.ToChinese();
        string Write(decimal number) =>
            attribute is null ? number.ToString("#,##0.############", CultureInfo.InvariantCulture) : FactText.Display(new NumberFact(number), attribute);
        return new CaseTiers(
            [.. form.Tiers.Select((tier, index) => CaseWording.Tier(index + 1, label, TierWording.SpanOf(tier, Write)))],
            form,
            basis,
            table: null
        );
    }
}
