using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Offers;

/// <summary>
/// Terms that decide until when an item can be claimed: its current version, its department's confirmation, the year of its fund (null: no fund)
/// and the last day of an item that was ended.
/// </summary>
internal sealed record ItemTerms(long VersionId, PolicyRule Rule, bool NeedsPreCheck, DateOnly? ConfirmedUntil, DateOnly? FundLastDay, DateOnly? EndsOn)
{
    /// <summary>The earliest end, inclusive; null when the item's end is unknown.</summary>
    public DateOnly? LastDay => Rule.LastDay(ConfirmedUntil) is { } stated ? new[] { stated, FundLastDay ?? stated, EndsOn ?? stated }.Min() : null;

    /// <summary>Why nothing can be approved, pushed or confirmed on a day, as half a sentence; null: it can.</summary>
    public string? WhyClosed(DateOnly on)
    {
        if (EndsOn < on)
        {
            return OfferWording.ItemEnded(EndsOn);
        }

        var document = Rule.Document;
        return Rule.ValidityOn(on) switch
        {
            Validity.Expired when document.EffectiveTo is { } end && end < on => OfferWording.DocumentEnded(end),
            Validity.Expired => OfferWording.FilingEnded(Rule.Window?.To),
            Validity.NotYet when document.EffectiveFrom is { } start && start > on => OfferWording.DocumentNotBegun(start),
            Validity.NotYet => OfferWording.FilingNotBegun(Rule.Window?.From),
            Validity.Undated when ConfirmedUntil is null => OfferWording.ValidityUnconfirmed,
            Validity.Undated when ConfirmedUntil < on => OfferWording.ConfirmedPeriodEnded(ConfirmedUntil),
            _ => FundLastDay < on ? OfferWording.FundYearEnded(FundLastDay) : null,
        };
    }
}
