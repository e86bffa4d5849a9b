namespace PolicyMarket.Data.Demonstration;

/// <summary>Names that no firm bears: two rare characters, one pair a firm.</summary>
internal static class DemonstrationNames
{
    private const string First = "沐岑岚穗澄芮珞砚荻霁溪棠槿蕴桐瑾枫屿峤晗昱曜烁煦芃茗莳葭蓁蘅衍觅诣谧豫辰邈郁钰铄锦溯珩琰岱祁鄞笙苓薏";
    private const string Second = "沛泽淳润涵湛漾潞澜瀚焕熙烨琅琪瑜璟璨畅皓盈睿砺硕祺禾稔穹竣筠粲纶绎绮翊翎耘聿舒芸苒茂荃葳珺琮煊玥昶晖沄浔";

    /// <summary>How many firms can have a name of their own.</summary>
    public static int Most => First.Length * Second.Length;

    public static string Of(int index, string entityType, DemonstrationRegion region, DemonstrationIndustry industry)
    {
        // A step that shares no factor with the number of pairs visits each pair once.
        var pair = (int)(index * 1_009L % Most);
        var own = $"{First[pair / Second.Length]}{Second[pair % Second.Length]}";
        return entityType switch
        {
            "company" => $"{region.Name}{own}{industry.CompanyWord}有限公司",
            "individual_business" => $"{region.Name}{own}{industry.ShopWord ?? industry.CompanyWord + "经营部"}",
            "other_enterprise" => $"{region.Name}{own}{industry.CompanyWord}专业合作社",
            "social_organization" => $"{region.Name}{own}{industry.CompanyWord}行业协会",
            "law_firm" => $"{region.Name}{own}律师事务所",
            _ => throw new InvalidOperationException($"No name for {entityType}."),
        };
    }
}
