namespace PolicyMarket.Data.Demonstration.County;

/// <summary>Facts of the science and the industry offices: titles, scores, patents. A firm that took part in no assessment has a score of zero there.</summary>
internal static class ScienceFacts
{
    public static void Add(DemonstrationFirm firm, int year, DemonstrationRandom random)
    {
        var isTechnical = firm.IsCompany && firm.Industry.IsTechnical;
        var takesPart = firm.IsHighTech || (isTechnical && firm.Number("rd_expense") > 0 && random.Chance(550));
        AddTitles(firm, year, takesPart, random);
        AddScores(firm, takesPart, random);
        firm.Set("tech_staff_ratio", takesPart ? random.Share(80, 320) : random.Share(0, 60));
        firm.Set("rd_staff_ratio", takesPart ? random.Share(60, 280) : 0m);
        firm.Set("owns_core_ip", takesPart);
        firm.Set("technology_in_supported_fields", takesPart);
        firm.Set("rd_expense_domestic_ratio", 1);
        firm.Set("high_tech_product_revenue_ratio", takesPart ? random.Share(480, 920) : 0m);
        firm.Set("innovation_score", takesPart ? random.Between(58, 92) : 0);
        firm.Set("invention_patents_self_developed_applied", takesPart && random.Chance(130) ? random.Between(1, 3) : 0);
        firm.Set("technology_contract_amount_sold", firm.IsHighTech && random.Chance(80) ? random.Between(4, 90) * 100_000m : 0m);
        firm.Set("class1_ip_count_main_product", takesPart ? random.Next(6) : 0);
        firm.Set("has_rd_institution", takesPart && random.Chance(500));
        firm.Set("provincial_or_above_rd_institution", firm.IsHighTech && random.Chance(60));
        firm.Set("national_science_award_top3_3y", value: false);
        firm.Set("national_science_award_top3_5y", value: false);
        firm.Set("science_award_provincial_or_national_3y", firm.IsHighTech && random.Chance(25));
        firm.Set("science_award_provincial_top3_or_national_3y", value: false);
        firm.Set("maker_china_top500_3y", firm.IsHighTech && random.Chance(20));
        firm.Set("maker_china_top50_3y", value: false);
        firm.Set("in_advanced_manufacturing_list", firm.IsHighTech && firm.Industry.IsManufacturing && random.Chance(600));
    }

    private static void AddTitles(DemonstrationFirm firm, int year, bool takesPart, DemonstrationRandom random)
    {
        var valid = new List<string>();
        var awarded = new List<string>();
        if (firm.IsHighTech)
        {
            valid.Add("high_tech_enterprise");
            var awardedYear = year - random.Next(3);
            firm.Set("high_tech_certificate_expiry", new DateOnly(awardedYear + 3, random.Between(9, 12), random.Between(1, 28)));
            firm.Set("high_tech_recognition_kind", random.Chance(450) ? "first" : "renewal");
            if (awardedYear == year)
            {
                awarded.Add("high_tech_enterprise");
            }
        }

        if (takesPart && random.Chance(300))
        {
            valid.Add("innovative_sme");
            if (random.Chance(300))
            {
                valid.Add("srdi_sme");
                if (random.Chance(350))
                {
                    awarded.Add("srdi_sme");
                }
            }
        }

        if (takesPart && random.Chance(25))
        {
            awarded.Add("ip_advantage_enterprise");
        }

        if (firm.Industry.IsManufacturing && firm.Employees >= 50 && random.Chance(45))
        {
            awarded.Add("green_factory_provincial");
        }

        if (takesPart && random.Chance(45))
        {
            awarded.Add("provincial_new_industrial_product");
        }

        if (takesPart && random.Chance(180))
        {
            awarded.Add("tech_sme");
        }

        firm.Set("qualifications_valid", valid);
        firm.Set("titles_awarded_this_year", awarded);
        firm.Set("titles_ever_before", []);
    }

    private static void AddScores(DemonstrationFirm firm, bool takesPart, DemonstrationRandom random)
    {
        firm.Set("tech_sme_score", takesPart ? random.Between(52, 94) : 0);
        firm.Set("tech_sme_staff_subscore", takesPart ? random.Between(4, 20) : 0);
        firm.Set("sme_evaluation_score", takesPart ? random.Between(48, 90) : 0);
        firm.Set("innovation_subscore", takesPart ? random.Between(15, 38) : 0);
        firm.Set("growth_subscore", takesPart ? random.Between(11, 28) : 0);
        firm.Set("specialization_subscore", takesPart ? random.Between(11, 28) : 0);
        firm.Set("niche_market_years", takesPart ? random.Between(1, 12) : 0);
        firm.Set("meets_srdi_development_requirements", takesPart && random.Chance(120));
        firm.Set("national_niche_market_share", takesPart ? random.Share(2, 90) : 0m);
        if (takesPart)
        {
            firm.Set("latest_valuation", random.Between(8, 160) * 1_000_000m);
        }
    }
}
