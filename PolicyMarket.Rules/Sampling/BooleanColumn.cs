using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Rules.Sampling;

/// <summary>Yes for so many firms of a thousand.</summary>
internal sealed class BooleanColumn(AttributeDefinition definition, int yesPermille) : SampleColumn(definition)
{
    private static readonly BooleanFact Yes = new(true);
    private static readonly BooleanFact No = new(false);

    public override FactValue ValueOf(ulong cell, int size) => IsYes(cell) ? Yes : No;

    public override void Fill(FactTableBuilder builder, int column, ulong cell, int size) => builder.SetBoolean(column, IsYes(cell));

    private bool IsYes(ulong cell) => SampleFirms.ScaledTo(cell, 1000) < yesPermille;

    protected override IEnumerable<Comparison> Candidates() =>
        [
            Leaf(ComparisonOperator.Equal, Yes),
            Leaf(ComparisonOperator.Equal, No),
            Leaf(ComparisonOperator.NotEqual, Yes),
            Leaf(ComparisonOperator.NotEqual, No),
        ];
}
