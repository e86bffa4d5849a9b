using PolicyMarket.Data.Records;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Offers;

/// <summary>
/// Says in words in what a determination of today differs from that of the offer: conditions that hold no longer, values with their department, the sum.
/// </summary>
public sealed class OfferDifference(DeterminationRecordReader reader)
{
    private const int MostConditions = 3;
    private const int MostFacts = 4;

    /// <summary>
    /// Half a sentence, e.g. "不再满足“…”；月销售额由 … 变为 …（税务 · 第 12 批数据 · 截至 2026-11-28）". The receipt of today is whole; an offer's that cannot be read is left out.
    /// </summary>
    internal string Say(string offered, string today)
    {
        var now = reader.Read(today).Required;
        List<RecordedCondition> failing = [];
        AddFailing(now.Conditions, failing);
        List<string> parts = [.. failing.Take(MostConditions).Select(Say)];
        if (failing.Count > MostConditions)
        {
            parts.Add(OfferWording.MoreConditionsFail(failing.Count - MostConditions));
        }

        var named = failing.SelectMany(AttributesOf).ToHashSet(StringComparer.Ordinal);
        parts.AddRange(Facts(reader.Read(offered).Value, now, named).Take(MostFacts));
        if (now.Outcome == OutcomeKind.Eligible)
        {
            parts.Add(now.AmountFen is null ? OfferWording.AmountNotComputable : OfferWording.AmountNow(Workflows.WorkText.Yuan(now.AmountFen.Value)));
        }

        return parts.Count == 0 ? OfferWording.NoLongerEligible : string.Join("；", parts);
    }

    /// <summary>Nodes that decide: of "all" the parts that fail, of others the node itself.</summary>
    private static void AddFailing(RecordedCondition node, List<RecordedCondition> failing)
    {
        if (node.Truth == Truth.True)
        {
            return;
        }

        if (node.Kind != "all" || node.Parts.IsEmpty)
        {
            failing.Add(node);
            return;
        }

        foreach (var part in node.Parts)
        {
            AddFailing(part, failing);
        }
    }

    private static IEnumerable<string> AttributesOf(RecordedCondition node) =>
        (node.Attribute is { } name ? new[] { name } : []).Concat(node.Parts.SelectMany(AttributesOf));

    private static string Say(RecordedCondition node) =>
        node.Truth == Truth.Unknown ? OfferWording.ConditionUndecidable(node.Sentence) : OfferWording.ConditionFails(node.Sentence);

    /// <summary>Values that changed, those of failing conditions first.</summary>
    private static IEnumerable<string> Facts(DeterminationRecordView? offered, DeterminationRecordView now, HashSet<string> named)
    {
        var today = now.Facts.ToDictionary(f => f.Attribute, StringComparer.Ordinal);
        return from old in offered?.Facts ?? []
            let fact = today.GetValueOrDefault(old.Attribute)
            where fact is null || !fact.Value.Equals(old.Value)
            orderby named.Contains(old.Attribute) ? 0 : 1
            select fact is null
                ? OfferWording.FactMissing(old.Label, old.Text, old.PlainSourceLine)
                : OfferWording.FactChanged(old.Label, old.Text, fact.Text, fact.PlainSourceLine);
    }
}
