using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.People;

/// <summary>The password rule of Identity's options, in Chinese.</summary>
public sealed class PasswordCheck(IOptions<IdentityOptions> options)
{
    private const int Longest = 200;

    /// <summary>Null when the password can be used.</summary>
    public Diagnostic? Demand(string password, string userName)
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

        return wants.Count == 0 ? null : new Diagnostic(DiagnosticCatalogue.PersonPassword, $"密码不符合要求，应：{string.Join("，", wants)}。账号没有改动，请换一个密码。");
    }
}
