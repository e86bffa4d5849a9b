namespace PolicyMarket.Data.Demonstration;

/// <summary>Settings of departments and finance: which undated texts are carried out, which need no check, which funds pay.</summary>
internal static class DemonstrationItems
{
    /// <summary>
    /// The budget lines. A fund without items of its own pays the other awards of its department; budgets are for one year, in fen, with the number of the
    /// document (指标文号) in which {0} is the year.
    /// </summary>
    public static IReadOnlyList<DemonstrationFund> Funds { get; } =
    [
        new("LY-KJCX", "科技创新专项资金", "科技", 6_800_000_00, "涟财教指〔{0}〕14号"),
        new("LY-SJYF", "省级企业研发奖补资金", "科技", 3_200_000_00, "湘财教指〔{0}〕31号", ["hn-rd-increment-10"]),
        new("LY-JYBT", "就业补助资金", "人社", 3_600_000_00, "涟财社指〔{0}〕22号"),
        new("LY-SYBX", "失业保险基金稳岗扩岗支出", "人社", 5_400_000_00, "涟财社指〔{0}〕37号", ["hn-ly-job-retention", "hn-ly-job-expansion"]),
        new("LY-GYFZ", "工业发展专项资金", "工信", 5_400_000_00, "涟财企指〔{0}〕9号"),
        new("LY-SWFZ", "商务发展专项资金", "商务", 1_800_000_00, "涟财外指〔{0}〕6号"),
        new("LY-NYPP", "农业品牌培育资金", "农业农村", 400_000_00, "涟财农指〔{0}〕18号"),
    ];

    /// <summary>Undated texts that the responsible department confirms until the end of the year.</summary>
    public static IReadOnlyList<string> Confirmed { get; } =
    [
        "cn-cit-high-tech-15",
        "cn-rd-super-deduction-100",
        "cn-cit-technology-transfer",
        "cn-cit-green-equipment-credit",
        "cn-vat-disabled-instant-refund",
        "cn-vat-software-instant-refund",
        "cn-startup-loan-sme-interest",
        "cn-qualify-high-tech-enterprise",
        "cn-qualify-innovative-sme",
        "cn-qualify-srdi-sme",
        "cn-qualify-little-giant",
        "cn-qualify-tech-sme",
        "cn-social-insurance-subsidy-hard-to-employ",
        "cn-procurement-price-deduction",
        "hn-rd-increment-10",
        "hn-single-champion-100w",
        "hn-top100-manufacturer",
        "hn-trade-platform-interest",
        "hn-public-overseas-warehouse",
        "hn-student-startup-subsidy",
        "hn-major-project-loan-discount",
        "hn-supply-chain-project-1pct",
        "hn-regional-equity-board-15w",
        "hn-ly-high-tech-10w",
        "hn-ly-invention-patent",
        "hn-ly-new-product",
    ];

    /// <summary>Awards that follow from a recognising list or from insurance records alone: matches pass without a check.</summary>
    public static IReadOnlyList<string> WithoutCheck { get; } =
    [
        "hn-ly-high-tech-10w",
        "hn-ly-high-tech-first",
        "hn-ly-tech-sme",
        "hn-ly-green-food",
        "cn-social-insurance-subsidy-hard-to-employ",
        "hn-ly-job-expansion",
    ];

    /// <summary>Awards that were apply-free in the trial with some firms, before the whole county took part.</summary>
    public static IReadOnlySet<string> Trial { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "cn-social-insurance-subsidy-hard-to-employ",
            "hn-rd-increment-10",
            "hn-ly-high-tech-10w",
            "hn-ly-new-product",
            "hn-ly-tech-sme",
            "hn-ly-above-scale-industry",
            "hn-ly-retrofit-equipment",
        };

    /// <summary>Those that joined in the second year of the trial.</summary>
    public static IReadOnlySet<string> SecondYear { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "hn-ly-srdi",
            "hn-ld-srdi-match",
            "hn-ly-technology-contract",
            "hn-ly-above-quota-trade",
            "hn-ly-poverty-labour",
            "hn-ly-online-retail",
            "hn-ld-rd-growth",
        };
}
