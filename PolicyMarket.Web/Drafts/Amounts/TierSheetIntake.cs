using System.Collections.Immutable;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Tables.Tiers;

namespace PolicyMarket.Web.Drafts.Amounts;

/// <summary>Takes the rows of a workbook into a form of tiers: all of them, or none with a message for each row that is wrong.</summary>
public static class TierSheetIntake
{
    /// <summary>Draft: set when all rows were taken. Refused: the rows that are wrong, with their numbers in the file.</summary>
    public static (AmountDraft? Draft, ImmutableArray<string> Refused) Read(ImmutableArray<TierSheetRow> rows, AmountDraft draft, AttributeCatalog catalog)
    {
        var times = draft.Times.Length > 0 && draft.Kind is TierKind.Rate or TierKind.Step ? draft.Times : draft.Base;
        var values = AmountForms.ValueKind(draft.Kind, times, catalog);
        var bounds = AmountUnits.KindOf(draft.Base, catalog) ?? AmountUnits.Yuan;
        var refused = rows.SelectMany(row => Bare(row, bounds, values)).ToList();
        var head = draft.Head ?? (rows.Any(row => row.Cite.Length > 0) ? new TierTableHead("分档", null, "amount", null) : null);
        var typed = draft with
        {
            View = AmountView.Tiers,
            BoundUnit = AmountUnits.Of(bounds) is [var bound, ..] ? bound : "",
            ValueUnit = AmountUnits.Of(values) is [var value, ..] ? value : "",
            Head = head,
            Rows =
            [
                .. rows.Select(row => new TierRowDraft(
                    row.Low,
                    row.LowIncluded,
                    row.High,
                    row.HighIncluded,
                    row.Value,
                    row.Cite.Length > 0 ? row.Cite : null
                )),
            ],
        };
        refused.AddRange(
            AmountForms
                .Read(typed, catalog)
                .Faults.Where(fault => fault is { IsFault: true, Row: not null })
                .Select(fault => $"第 {rows[fault.Row ?? 0].Number} 行：{fault.Message}")
        );
        return refused.Count == 0 ? (typed, []) : (null, [.. refused]);
    }

    /// <summary>A spreadsheet keeps 5% as 0.05: a share without its sign could be either.</summary>
    private static IEnumerable<string> Bare(TierSheetRow row, AttributeDefinition bounds, AttributeDefinition values)
    {
        foreach (var (text, kind) in new[] { (row.Low, bounds), (row.High, bounds), (row.Value, values) })
        {
            if (kind.IsRatio && text.Length > 0 && char.IsAsciiDigit(text[^1]))
            {
                yield return $"第 {row.Number} 行：“{text}”是比例，要写成带 % 或 ‰ 的文本，如 5%（把这一列的格式设为文本）。";
            }
        }
    }
}
