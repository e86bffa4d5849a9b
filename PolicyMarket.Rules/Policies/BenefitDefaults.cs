namespace PolicyMarket.Rules.Policies;

/// <summary>
/// The stated defaults for items whose file names no kind of benefit or no disclosure: without amount and cap a qualification, a tax item (税收优惠) a
/// relief, everything else an award; an award is disclosed by firm, anything else not at all.
/// </summary>
public static class BenefitDefaults
{
    /// <summary>The category whose items are never paid out unless they say so.</summary>
    public const string TaxCategory = "税收优惠";

    public static BenefitKind KindOf(string category, bool hasAmount, bool hasCap) =>
        (hasAmount || hasCap, category) switch
        {
            (false, _) => BenefitKind.Qualification,
            (true, TaxCategory) => BenefitKind.Relief,
            (true, _) => BenefitKind.Award,
        };

    public static DisclosureKind DisclosureOf(BenefitKind kind) => kind == BenefitKind.Award ? DisclosureKind.ByFirm : DisclosureKind.None;
}
