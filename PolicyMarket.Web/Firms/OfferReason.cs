using PolicyMarket.Data.Records;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Firms;

/// <summary>Why a firm gets a sum, in one line: the first conditions that it meets, and the arithmetic where the sum is computed.</summary>
internal static class OfferReason
{
    private const int MostConditions = 2;

    /// <summary>Null when the record cannot be read or says nothing.</summary>
    public static string? Of(DeterminationRecordView? record)
    {
        if (record is null)
        {
            return null;
        }

        var parts = record.Conditions.Kind == "all" ? record.Conditions.Parts : [record.Conditions];
        var met = parts.Where(part => part.Truth == Truth.True && part.Attribute != Jurisdiction.Attribute).Take(MostConditions).Select(Said);
        var sum = record.Amount.Steps.IsEmpty ? [] : new[] { record.Amount.Sentence };
        return string.Join("；", met.Concat(sum)) is { Length: > 0 } words ? words : null;
    }

    private static string Said(RecordedCondition part) => part.ValueText is { } value ? $"{part.Sentence}（现为 {value}）" : part.Sentence;
}
