namespace PolicyMarket.Data.Demonstration.County;

/// <summary>
/// Lets the tax office, which collects the contributions, report other insurance figures than the labour office for a few firms: what a person has to look at.
/// </summary>
internal static class DisputedFacts
{
    private const int Every = 83;
    private const int At = 17;

    public static void Add(DemonstrationFirm firm)
    {
        if (firm.Index % Every != At || !firm.Cells.ContainsKey("employees_insured") || firm.Number("employees_insured") == 0m)
        {
            return;
        }

        var insured = firm.Number("employees_insured") + Math.Max(3m, Math.Round(firm.Number("employees_insured") * 0.4m));
        firm.Dispute("employees_insured", insured);
        firm.Dispute("unemployment_insurance_paid_prior_year", Math.Round(insured * firm.Wage * 0.01m, 2));
    }
}
