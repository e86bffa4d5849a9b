using System.Globalization;

namespace PolicyMarket.Web.Policies.Search.FrontDoor;

/// <summary>Texts of the front door that logic produces.</summary>
internal static class FrontWording
{
    private const decimal Wan = 10_000m;
    private const decimal Yi = 100_000_000m;

    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    internal static string RegionInvalid(string section, string why) => $"设置 {section}:Region 不对：{why}";

    internal static string PhoneInvalid(string section, string phone) =>
        $"设置 {section} 里的电话“{phone}”不对，应是 3 到 30 位的数字，可以有空格、- 和 +，如 0738-4410000。";

    internal static string ContactWithoutDepartment(string section) => $"设置 {section}:Contacts 里有一项没有写 Department（部门名称）。";

    /// <summary>A large sum as a figure and its unit, never more than there is: 1,285.4 万元.</summary>
    internal static (string Figure, string Unit) Sum(long fen)
    {
        var yuan = fen / 100m;
        return yuan >= Yi ? (Down(yuan / Yi, 100), "亿元")
            : yuan >= Wan ? (Down(yuan / Wan, 10), "万元")
            : (Down(yuan, 100), "元");
    }

    private static string Down(decimal value, int parts) => (Math.Floor(value * parts) / parts).ToString("#,0.##", Chinese);
}
