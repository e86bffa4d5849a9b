namespace PolicyMarket.Data.Demonstration;

/// <summary>What departments and finance say of the starter items: which undated texts are carried out, which need no check, which fund pays.</summary>
internal static class DemonstrationItems
{
    public const string TaxFund = "LY-SFYH";
    public const string ScienceFund = "LY-KJCX";
    public const string LabourFund = "LY-JYBT";

    /// <summary>Code, name, department, budget in fen.</summary>
    public static IReadOnlyList<(string Code, string Name, string Department, long BudgetFen)> Funds { get; } =
    [
        (TaxFund, "税费优惠兑现专项", "税务", 50_000_000_000),
        (ScienceFund, "科技创新奖补资金", "科技", 3_000_000_000),
        (LabourFund, "就业补助资金", "人社", 5_000_000_000),
    ];

    /// <summary>Undated texts that the responsible department confirms until the end of the year.</summary>
    public static IReadOnlyList<string> Confirmed { get; } =
    [
        "cn-cit-high-tech-15", "cn-rd-super-deduction-100", "cn-cit-technology-transfer", "cn-cit-green-equipment-credit", "cn-vat-disabled-instant-refund",
        "cn-vat-software-instant-refund", "cn-startup-loan-sme-interest", "cn-qualify-high-tech-enterprise", "cn-qualify-innovative-sme", "cn-qualify-srdi-sme",
        "cn-qualify-little-giant", "cn-qualify-tech-sme", "cn-social-insurance-subsidy-graduates", "cn-social-insurance-subsidy-hard-to-employ",
        "cn-procurement-price-deduction", "hn-rd-increment-10", "hn-single-champion-100w", "hn-top100-manufacturer", "hn-trade-platform-interest",
        "hn-public-overseas-warehouse", "hn-student-startup-subsidy", "hn-major-project-loan-discount", "hn-supply-chain-project-1pct",
        "hn-regional-equity-board-15w", "hn-ly-high-tech-10w", "hn-ly-invention-patent", "hn-ly-new-product",
    ];

    /// <summary>Small sums by plain facts of the tax system: matches pass without a check.</summary>
    public static IReadOnlyList<string> WithoutCheck { get; } = ["cn-vat-small-scale-exempt", "cn-six-taxes-two-fees-half"];

    /// <summary>Which fund pays which item.</summary>
    public static IReadOnlyDictionary<string, string> FundOf { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["cn-cit-small-low-profit"] = TaxFund,
        ["cn-rd-super-deduction-100"] = TaxFund,
        ["cn-vat-small-scale-exempt"] = TaxFund,
        ["cn-vat-small-scale-1pct"] = TaxFund,
        ["cn-six-taxes-two-fees-half"] = TaxFund,
        ["cn-iit-individual-business-half"] = TaxFund,
        ["cn-disability-fund-exempt-30"] = TaxFund,
        ["cn-disability-fund-tiered"] = TaxFund,
        ["cn-procurement-price-deduction"] = TaxFund,
        ["cn-job-retention-refund-2025"] = LabourFund,
        ["cn-job-expansion-2025"] = LabourFund,
        ["hn-ly-high-tech-10w"] = ScienceFund,
        ["hn-ly-invention-patent"] = ScienceFund,
        ["hn-ly-new-product"] = ScienceFund,
        ["hn-rd-increment-10"] = ScienceFund,
    };
}
