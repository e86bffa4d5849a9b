namespace PolicyMarket.Data.Demonstration.County;

/// <summary>Names that no firm bears: two rare characters, one pair a firm.</summary>
internal static class DemonstrationNames
{
    private const string First = "沐岑岚穗澄芮珞砚荻霁溪棠槿蕴桐瑾枫屿峤晗昱曜烁煦芃茗莳葭蓁蘅衍觅诣谧豫辰邈郁钰铄锦溯珩琰岱祁鄞笙苓薏舟汐栩棣缇珂翰弈";
    private const string Second = "沛泽淳润涵湛漾潞澜瀚焕熙烨琅琪瑜璟璨畅皓盈睿砺硕祺禾稔穹竣筠粲纶绎绮翊翎耘聿舒芸苒茂荃葳珺琮煊玥昶晖沄浔榕颂彧锴";
    private const string Surnames = "刘李肖梁彭曾谢龚邓聂吴颜周罗谭袁蒋贺";
    private const string Given = "建国志强晓红丽华文斌小平永胜海燕春梅立新";

    /// <summary>From so many employees on, a company takes the name of the province.</summary>
    private const int Provincial = 180;

    /// <summary>How many firms can have a name of their own.</summary>
    public static int Most => First.Length * Second.Length;

    public static string Of(int index, string entityType, string town, int employees, DemonstrationIndustry industry)
    {
        // A step that shares no factor with the number of pairs visits each pair once.
        var pair = (int)(index * 1_009L % Most);
        var own = $"{First[pair / Second.Length]}{Second[pair % Second.Length]}";
        var home = DemonstrationRegion.Home.Name;
        return entityType switch
        {
            "company" when employees >= Provincial => $"湖南{own}{industry.CompanyWord}有限责任公司",
            "company" => $"{home}{own}{industry.CompanyWord}有限公司",
            "individual_business" => $"{home}{town}{own}{industry.ShopWord ?? industry.CompanyWord + "经营部"}",
            "other_enterprise" => $"{home}{own}{industry.CompanyWord}专业合作社",
            "social_organization" => $"{home}{own}{industry.CompanyWord}行业协会",
            "law_firm" => $"湖南{own}律师事务所",
            _ => throw new InvalidOperationException($"No name for {entityType}."),
        };
    }

    /// <summary>The person who acts for a firm.</summary>
    public static string PersonOf(int index) =>
        $"{Surnames[index * 7 % Surnames.Length]}{Given[index * 3 % Given.Length]}{Given[((index * 5) + 1) % Given.Length]}";
}
