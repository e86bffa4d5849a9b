using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.People;

/// <summary>The password rule of Identity's options and the list of common passwords, in Chinese.</summary>
public sealed class PasswordCheck(IOptions<IdentityOptions> options, CommonPasswords common)
{
    /// <summary>The password of the demonstration, which only its accounts may have.</summary>
    public const string OfDemonstration = "policy-market-2026";

    private const int Longest = 200;

    /// <summary>Null when the password can be used. The password of the demonstration is for its accounts alone.</summary>
    public Diagnostic? Demand(string password, string userName, bool isDemonstration)
    {
        var rule = options.Value.Password;
        var wants = new List<string>();
        if (password.Length < rule.RequiredLength || password.Length > Longest)
        {
            wants.Add($"长度 {rule.RequiredLength} 到 {Longest} 位");
        }

        if (rule.RequireDigit && !password.Any(char.IsAsciiDigit))
        {
            wants.Add("含数字");
        }

        if (!password.Any(char.IsLetter))
        {
            wants.Add("含字母");
        }

        if (password.Distinct().Count() < rule.RequiredUniqueChars)
        {
            wants.Add($"至少 {rule.RequiredUniqueChars} 种不同的字符");
        }

        if (password.Contains(userName, StringComparison.OrdinalIgnoreCase))
        {
            wants.Add("不含登录名");
        }

        var isShared = password == OfDemonstration;
        if (wants.Count == 0 && (isShared ? !isDemonstration : common.Contains(password)))
        {
            return new Diagnostic(
                DataDiagnostics.PersonPassword,
                "这个密码太常见，别人容易猜到；常用词后面加年份或符号也一样。账号没有改动，请换成几个不相干的词，或让浏览器生成一个。");
        }

        return wants.Count == 0 ? null : new Diagnostic(DataDiagnostics.PersonPassword, $"密码不符合要求，应：{string.Join("，", wants)}。账号没有改动，请换一个密码。");
    }
}
