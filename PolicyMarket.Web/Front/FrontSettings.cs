using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Front;

/// <summary>
/// Settings of the network in front of the server: "AllowedHosts", "Proxy:KnownProxies", "Proxy:KnownNetworks", "Proxy:IsTls",
/// "Hsts:IsOn", "Hsts:MaxAgeDays". Lists are arrays, or one text with semicolons.
/// </summary>
internal sealed partial class FrontSettings(IConfiguration configuration, IHostEnvironment environment)
{
    private const int DefaultHstsDays = 365;
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Proxies whose forwarded headers are believed.</summary>
    public IReadOnlyList<string> KnownProxies => List("Proxy:KnownProxies");

    /// <summary>Networks of such proxies, e.g. 10.0.0.0/24.</summary>
    public IReadOnlyList<string> KnownNetworks => List("Proxy:KnownNetworks");

    /// <summary>True: everyone reaches the server through a proxy that ends TLS, so that each request counts as https.</summary>
    public bool IsTls => Switch("Proxy:IsTls", otherwise: false);

    /// <summary>Whether https answers carry Strict-Transport-Security. By default in Production only.</summary>
    public bool IsHstsOn => Switch("Hsts:IsOn", otherwise: environment.IsProduction());

    public TimeSpan HstsMaxAge => TimeSpan.FromDays(int.TryParse(configuration["Hsts:MaxAgeDays"], out var days) ? days : DefaultHstsDays);

    /// <summary>
    /// Names under which the server answers: those of "AllowedHosts", and those of the addresses that it listens on. ["*"]: any, in Development only.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts
    {
        get
        {
            var configured = List("AllowedHosts");
            var hosts = configured.Concat(ListeningHosts()).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            return
                hosts.Count == 0
                || (IsOpen(configured) && !environment.IsProduction())
                || (ListensOnAll && configured.Count == 0 && !environment.IsProduction())
                ? ["*"]
                : hosts;
        }
    }

    private bool ListensOnAll => Addresses().Any(address => IsWildcard(address.Host));

    /// <summary>The first setting that cannot be used, with what to do; null when all can.</summary>
    public string? Problem()
    {
        var hosts = List("AllowedHosts");
        if (hosts.FirstOrDefault(host => host != "*" && !Host().IsMatch(host)) is { } badHost)
        {
            return $"设置 AllowedHosts 里的“{badHost}”不是主机名。请只写主机名，不写 http:// 和端口，几个用分号隔开，如 zc.example.gov.cn。";
        }

        if (environment.IsProduction() && IsOpen(hosts))
        {
            return "设置 AllowedHosts 写了“*”：任何主机名都会被接受。请写明用户访问的主机名，如 zc.example.gov.cn。";
        }

        if (environment.IsProduction() && hosts.Count == 0 && ListensOnAll)
        {
            return "监听地址没有写明主机（如 http://0.0.0.0:80），所以要用设置 AllowedHosts 写明用户访问的主机名，如 AllowedHosts=zc.example.gov.cn；或监听一个具体的地址。";
        }

        return ProxyProblem() ?? SwitchProblem();
    }

    private string? ProxyProblem()
    {
        if (KnownProxies.FirstOrDefault(proxy => !IPAddress.TryParse(proxy, out _)) is { } badProxy)
        {
            return $"设置 Proxy:KnownProxies 里的“{badProxy}”不是 IP 地址。请写代理服务器的地址，如 10.0.0.5。";
        }

        return KnownNetworks.FirstOrDefault(network => !IPNetwork.TryParse(network, out _)) is { } badNetwork
            ? $"设置 Proxy:KnownNetworks 里的“{badNetwork}”不是网段。请写如 10.0.0.0/24。"
            : null;
    }

    private string? SwitchProblem()
    {
        foreach (var name in new[] { "Proxy:IsTls", "Hsts:IsOn", "Sql:IsLogged" })
        {
            if (configuration[name] is { Length: > 0 } text && !bool.TryParse(text, out _))
            {
                return $"设置 {name} 的“{text}”不对，只能写 true 或 false。";
            }
        }

        return configuration["Hsts:MaxAgeDays"] is { Length: > 0 } days && !(int.TryParse(days, out var number) && number is >= 0 and <= 3650)
            ? $"设置 Hsts:MaxAgeDays 的“{days}”不对，应是 0 到 3650 的天数。"
            : null;
    }

    private IEnumerable<string> ListeningHosts()
    {
        foreach (var address in Addresses().Where(address => !IsWildcard(address.Host)))
        {
            if (
                address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip))
            )
            {
                foreach (var name in Loopback)
                {
                    yield return name;
                }
            }
            else
            {
                yield return address.Host;
            }
        }
    }

    private List<BindingAddress> Addresses()
    {
        var urls = (configuration["urls"] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? ""));
        var addresses = new List<BindingAddress>();
        foreach (var url in urls.Where(url => url.Length > 0))
        {
            try
            {
                addresses.Add(BindingAddress.Parse(url));
            }
            catch (FormatException)
            {
                // The command line names it before anything listens.
            }
        }

        return addresses;
    }

    private bool Switch(string name, bool otherwise) => bool.TryParse(configuration[name], out var isOn) ? isOn : otherwise;

    private List<string> List(string name) =>
        [
            .. configuration
                .GetSection(name)
                .GetChildren()
                .Select(child => child.Value ?? "")
                .Append(configuration[name] ?? "")
                .SelectMany(text => text.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        ];

    private static bool IsOpen(List<string> hosts) => hosts.Contains("*");

    private static bool IsWildcard(string host) => host is "*" or "+" or "0.0.0.0" or "[::]" or "" || host.StartsWith("unix:", StringComparison.Ordinal);

    [GeneratedRegex(@"^((\*\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Host();
}
