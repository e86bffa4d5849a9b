using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Support;
using PolicyMarket.Tests.Web.Host;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Policies.Search;

namespace PolicyMarket.Tests.Web.Front;

/// <summary>Walks over every address with values that no page of ours sends: whatever comes back, it is no fault of the server.</summary>
public sealed class NoServerErrorTests(HostFixture host) : IClassFixture<HostFixture>
{
    private static readonly string[] AllRoles = ["", .. Roles.Names.Keys];
    private readonly List<string> faults = [];

    [Fact]
    public async Task No_address_answers_a_hostile_query_or_path_with_a_server_error()
    {
        _ = Provision.ChineseFont; // without one, documents are not available
        var addresses = Addresses.All(host.Host);
        Assert.InRange(addresses.Count, 30, 500);
        foreach (var role in AllRoles)
        {
            var visitor = await host.AsAsync(role);
            foreach (var address in addresses.Where(one => one.HasGet))
            {
                await WalkAsync(visitor, role, address);
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task No_form_answers_missing_or_garbled_fields_with_a_server_error()
    {
        var sent = 0;
        foreach (var role in AllRoles)
        {
            var visitor = await host.AsAsync(role);
            foreach (var address in Addresses.All(host.Host).Where(one => one.HasGet && one.HasPost).Select(one => one.Filled(Real)))
            {
                using var response = await visitor.GetAsync(address);
                if (response.StatusCode != HttpStatusCode.OK)
                {
                    continue;
                }

                var page = await Visitor.ReadAsync(response);
                foreach (
                    var form in page.Forms.Where(form => form.Method.Equals("post", StringComparison.OrdinalIgnoreCase) && HandlerOf(form) is not null)
                )
                {
                    sent += await SubmitAsync(visitor, role, address, form);
                }
            }
        }

        Assert.InRange(sent, 50, 10_000);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task No_address_for_posts_answers_a_body_of_any_kind_with_a_server_error()
    {
        foreach (var role in AllRoles)
        {
            var visitor = await host.AsAsync(role);
            foreach (var address in Addresses.All(host.Host).Where(one => one.HasPost))
            {
                foreach (var (kind, content) in Bodies())
                {
                    using (content)
                    {
                        using var response = await visitor.PostAsync(address.Filled(Real), content);
                        Note(response, $"{role} POST {address.Pattern} {kind}");
                    }
                }
            }
        }

        Assert.Empty(faults);
    }

    private async Task WalkAsync(Visitor visitor, string role, Addresses address)
    {
        var real = address.Filled(Real);
        var isOpen = await GetAsync(visitor, role, real) == HttpStatusCode.OK;
        if (address.Filled(_ => "x") != address.Pattern)
        {
            foreach (var segment in isOpen ? HostileValues.Segments : HostileValues.Segments.Take(1))
            {
                await GetAsync(visitor, role, address.Filled(_ => segment));
            }
        }

        // The name twice: a list where one value is expected.
        foreach (var value in isOpen ? HostileValues.Encoded : HostileValues.Encoded.Take(2))
        {
            await GetAsync(
                visitor,
                role,
                $"{real}?{string.Join('&', address.QueryNames.SelectMany(name => new[] { $"{name}={value}", $"{name}={value}" }))}"
            );
            foreach (var name in isOpen && value.Length < 100 ? address.QueryNames : [])
            {
                await GetAsync(visitor, role, $"{real}?{name}={value}");
            }
        }
    }

    private async Task<int> SubmitAsync(Visitor visitor, string role, string address, IHtmlFormElement form)
    {
        var handler = HandlerOf(form) ?? "";
        if (handler.StartsWith("switch-", StringComparison.Ordinal))
        {
            return 0; // it has no field to garble, and it would end the accounts of this walk
        }

        var token = form.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")?.Value ?? "";
        string[] names = [.. form.Elements.Select(one => one.GetAttribute("name") ?? "").Where(name => name.Length > 0 && name[0] != '_').Distinct()];
        var hidden = $"_handler={Uri.EscapeDataString(handler)}&__RequestVerificationToken={Uri.EscapeDataString(token)}";
        var count = 0;
        foreach (var value in HostileValues.Encoded.Prepend(null))
        {
            var fields = value is null
                ? hidden
                : $"{hidden}&{string.Join('&', names.Append("Nothing.Known").SelectMany(name => new[] { $"{name}={value}", $"{name}[0]={value}" }))}";
            using var content = new StringContent(fields, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded"));
            using var response = await visitor.PostAsync(address, content);
            Note(response, $"{role} {address} form {handler} = {Short(value)}");
            count++;
        }

        return count;
    }

    private static IEnumerable<(string Kind, HttpContent Content)> Bodies()
    {
        yield return ("nothing", new ByteArrayContent([]));
        yield return ("garbage", new ByteArrayContent([0, 1, 2, 255]));
        yield return ("json", new StringContent("{\"a\":", System.Text.Encoding.UTF8, "application/json"));
        yield return ("half a form", Typed("--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1", "multipart/form-data; boundary=b"));
        yield return ("a form without boundary", Typed("x", "multipart/form-data"));
        yield return ("many fields", Typed(string.Join('&', Enumerable.Range(0, 2_000).Select(i => $"f{i}=1")), "application/x-www-form-urlencoded"));
        yield return ("a broken charset", Typed("x=1", "application/x-www-form-urlencoded; charset=none-such"));
    }

    private static StringContent Typed(string text, string type)
    {
        var content = new StringContent(text);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private async Task<HttpStatusCode> GetAsync(Visitor visitor, string role, string address)
    {
        using var response = await visitor.GetAsync(address);
        Note(response, $"{role} GET {Short(address)}");
        return response.StatusCode;
    }

    /// <summary>A server refuses to send a header beyond ASCII, so that a redirect to such an address is a server error there.</summary>
    private void Note(HttpResponseMessage response, string what)
    {
        if ((int)response.StatusCode >= 500)
        {
            faults.Add($"{what}: {(int)response.StatusCode}");
        }
        else if (response.Headers.Location?.OriginalString.Any(one => !char.IsAscii(one) || char.IsControl(one)) == true)
        {
            faults.Add($"{what}: Location {response.Headers.Location.OriginalString}");
        }
    }

    private string Real(string name) =>
        name.ToUpperInvariant() switch
        {
            "OFFERID" => host.OfferId.ToString(CultureInfo.InvariantCulture),
            "CLAIMID" => host.Payout.ClaimId.ToString(CultureInfo.InvariantCulture),
            "BATCHID" => host.Batch.Id.ToString(CultureInfo.InvariantCulture),
            "IMPORTID" => "0193f3a0-0000-7000-8000-000000000001",
            "CODE" => "item-1",
            _ => "1",
        };

    private static string? HandlerOf(IHtmlFormElement form) => form.QuerySelector<IHtmlInputElement>("input[name=_handler]")?.Value;

    private static string Short(string? text) =>
        text is null ? "nothing"
        : text.Length <= 120 ? text
        : text[..120] + "…";
}
