namespace PolicyMarket.Data.Demonstration.County;

/// <summary>Facts of the statistics bureau: who is in the library of firms above scale, output, renovation, sales online.</summary>
internal static class StatisticsFacts
{
    /// <summary>Firms of so much revenue are above scale, yuan a year (国家统计局 规模以上标准, the service sector simplified).</summary>
    private const decimal Industry = 20_000_000m;
    private const decimal Wholesale = 20_000_000m;
    private const decimal Retail = 5_000_000m;
    private const decimal Catering = 2_000_000m;
    private const decimal Service = 10_000_000m;

    /// <summary>So many of the trading and service firms that are large enough are in the library: many report late or not at all.</summary>
    private const int ReportingPermille = 350;

    public static void Add(DemonstrationFirm firm, int year, DemonstrationRandom random)
    {
        var reports = firm.Industry.IsManufacturing || random.Chance(ReportingPermille);
        var category = firm.IsCompany && reports ? CategoryOf(firm) : "none";
        firm.Set("above_scale_category", category);
        firm.Set("in_above_scale_library_now", category != "none");
        if (category != "none")
        {
            var isNew = random.Chance(90);
            var entry = isNew ? year : Math.Max(firm.Registered.Year + 1, year - random.Between(1, 8));
            firm.Set("above_scale_first_date", new DateOnly(Math.Min(entry, year), isNew ? random.Between(2, 12) : random.Between(1, 12), 1));
        }

        if (TradeSectorOf(firm) is { } sector)
        {
            firm.Set("trade_sector", sector);
        }

        var isIndustry = category == "industry";
        firm.Set("industrial_output", isIndustry ? Math.Round(firm.Revenue * random.Share(970, 1_080) / 1_000m) * 1_000m : 0m);
        var renovates = isIndustry && random.Chance(110);
        firm.Set("technical_renovation_investment", renovates ? random.LowWeighted(12, 160) * 100_000m : 0m);
        var sellsOnline = firm.Industry.Code[..2] is "F5" or "C1" && random.Chance(firm.IsShop ? 3 : 22);
        firm.Set("online_retail_sales", sellsOnline ? random.LowWeighted(8, 140) * 100_000m : 0m);
    }

    private static string CategoryOf(DemonstrationFirm firm) =>
        firm.Industry.Code[0] switch
        {
            'C' when firm.Revenue >= Industry => "industry",
            'F' when firm.Revenue >= (TradeSectorOf(firm) == "wholesale" ? Wholesale : Retail) => "trade",
            'H' when firm.Revenue >= Catering => "trade",
            'E' when firm.Employees >= 30 => "construction",
            'I' or 'L' or 'M' or 'N' or 'R' or 'O' or 'G' when firm.Revenue >= Service => "service",
            _ => "none",
        };

    private static string? TradeSectorOf(DemonstrationFirm firm) =>
        firm.Industry.Code[..3] switch
        {
            "F51" => "wholesale",
            "F52" => "retail",
            "H61" => "lodging",
            "H62" => "catering",
            _ => null,
        };
}
