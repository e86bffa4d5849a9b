namespace PolicyMarket.Data.Demonstration;

/// <summary>Settings of departments and finance for the starter items: which undated texts are carried out, which need no check, which funds pay.</summary>
internal static class DemonstrationItems
{
    /// <summary>Code, name, department, budget in fen. A department's fund pays all its apply-free awards.</summary>
    public static IReadOnlyList<(string Code, string Name, string Department, long BudgetFen)> Funds { get; } =
    [
        ("LY-KJCX", "科技创新奖补资金", "科技", 8_000_000_000),
        ("LY-JYBT", "就业补助资金", "人社", 5_000_000_000),
        ("LY-GYFZ", "工业发展专项资金", "工信", 2_000_000_000),
        ("LY-SWFZ", "商务发展专项资金", "商务", 1_000_000_000),
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

    /// <summary>Awards that follow from a recognising list or from insurance records alone: matches pass without a check.</summary>
    public static IReadOnlyList<string> WithoutCheck { get; } = ["hn-ly-high-tech-10w", "cn-social-insurance-subsidy-hard-to-employ"];
}
