namespace PolicyMarket.Data.Authoring.Gate.Lints;

/// <summary>公平竞争: an award whose sum follows from taxes paid or from what the locality keeps of them.</summary>
internal sealed class TaxFormulaLint : IDraftLint
{
    private static readonly string[] Taxes =
    [
        "tax_paid",
        "tax_per_mu",
        "vat_paid",
        "vat_payable",
        "local_fiscal_contribution",
        "county_retained_tax",
        "business_income_taxable",
        "taxes_deductible_in_order",
    ];

    public bool IsOfForm => true;

    public IEnumerable<GateFinding> Check(LintInput input)
    {
        string[] used = input.Rule.IsPaidOut
            ? [.. (input.Rule.Amount?.Attributes ?? []).Where(name => Array.Exists(Taxes, tax => name.StartsWith(tax, StringComparison.Ordinal)))]
            : [];
        return used.Length == 0
            ? []
            :
            [
                new GateFinding(
                    "fair-tax",
                    GateSeverity.Acknowledge,
                    LintWording.TaxTitle,
                    LintWording.TaxReason(string.Join("、", used.Select(name => $"“{input.LabelOf(name)}”"))),
                    LintWording.TaxRemedy
                ),
            ];
    }
}
