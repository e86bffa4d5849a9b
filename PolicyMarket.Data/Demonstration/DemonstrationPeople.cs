using System.Globalization;
using PolicyMarket.Data.Demonstration.County;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;

namespace PolicyMarket.Data.Demonstration;

/// <summary>The demonstration accounts, which exist in Development alone.</summary>
public static class DemonstrationPeople
{
    /// <summary>One password for all of them; the sign-in page shows it in Development.</summary>
    public const string Password = PasswordCheck.OfDemonstration;

    internal const string Administrator = "admin";
    internal const string Finance = "caiwu";
    internal const string Checker = "fuhe";

    /// <summary>Those who work before any firm is there.</summary>
    internal static IReadOnlyList<DemonstrationPerson> Staff { get; } =
    [
        new("shuiwu", "李慧", Roles.Officer, "税务"),
        new("keji", "王砚", Roles.Officer, "科技"),
        new("keji2", "姚棠", Roles.Officer, "科技"), // releases what the first one submits above the limit
        new("renshe", "陈岚", Roles.Officer, "人社"),
        new("gongxin", "刘峤", Roles.Officer, "工信"),
        new("caizheng", "彭溪", Roles.Officer, "财政"),
        new("shangwu", "谢晗", Roles.Officer, "商务"),
        new("nongye", "廖芸", Roles.Officer, "农业农村"),
        new(Finance, "周谧", Roles.Finance),
        new(Checker, "唐稔", Roles.FinanceChecker),
        new("jiandu", "梁衡", Roles.Supervisor),
        new("lingdao", "章恪", Roles.Leader),
        new(Administrator, "龚宁", Roles.Administrator),
        new("admin2", "邹澄", Roles.Administrator), // confirms the guarded roles that the first one requests
    ];

    /// <summary>They release what the first officer of their department submits above the limit; no page lists them.</summary>
    internal static IReadOnlyList<DemonstrationPerson> SecondOfficers { get; } =
    [
        new("shuiwu2", "蒋予", Roles.Officer, "税务"),
        new("renshe2", "夏苓", Roles.Officer, "人社"),
        new("gongxin2", "阳恺", Roles.Officer, "工信"),
        new("caizheng2", "卢漾", Roles.Officer, "财政"),
        new("shangwu2", "贺绮", Roles.Officer, "商务"),
        new("nongye2", "聂澍", Roles.Officer, "农业农村"),
    ];

    internal static IReadOnlyList<DemonstrationPerson> OfFirms { get; } =
    [new("qiye", "肖敏", Roles.Firm, Firm: DemonstrationCounty.ShownFirm), new("dianpu", "曾荷", Roles.Firm, Firm: DemonstrationCounty.ShownShop)];

    /// <summary>The login names that the sign-in page and the notice at the start list.</summary>
    public static IReadOnlySet<string> Listed { get; } = Staff.Concat(OfFirms).Select(person => person.UserName).ToHashSet(StringComparer.Ordinal);

    /// <summary>The login name of the person of another firm, which no page lists.</summary>
    internal static string OtherFirm(int index) => string.Create(CultureInfo.InvariantCulture, $"qiye-{index:0000}");

    /// <summary>The departments by their short names, as policies write them.</summary>
    internal static IReadOnlyList<(string Key, string Name)> Departments { get; } =
    [
        ("税务", "涟源市税务局"),
        ("科技", "涟源市科学技术局"),
        ("人社", "涟源市人力资源和社会保障局"),
        ("工信", "涟源市工业和信息化局"),
        ("财政", "涟源市财政局"),
        ("商务", "涟源市商务局"),
        ("发改", "涟源市发展和改革局"),
        ("市场监管", "涟源市市场监督管理局"),
        ("统计", "涟源市统计局"),
        ("文旅", "涟源市文化旅游广电体育局"),
        ("自然资源", "涟源市自然资源局"),
        ("农业农村", "涟源市农业农村局"),
        ("残联", "涟源市残疾人联合会"),
        ("金融", "涟源市金融工作办公室"),
        ("国资", "涟源市国有资产监督管理局"),
        ("应急", "涟源市应急管理局"),
    ];
}
