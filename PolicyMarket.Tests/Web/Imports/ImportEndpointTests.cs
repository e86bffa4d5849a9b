using System.Net;
using System.Text;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Imports.Work;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Imports;

public sealed class ImportEndpointTests
{
    private const string Csv = "统一社会信用代码,从业人员\n91431382MA4L0A0001,12\n";
    private static readonly Uri Upload = new(Urls.ImportUpload, UriKind.Relative);
    private string? seen;

    [Fact]
    public async Task An_officers_file_is_taken_in_for_the_own_department_and_deleted()
    {
        await using var host = await ImportHost.StartAsync(ReadAsync);
        var (client, token) = await host.SignInAsync(new PersonId(host.OfficerId), Roles.Officer);

        var answer = await client.PostAsync(Upload, Form(token, Csv, ("source", "税务")));

        var run = await host.EndedAsync(IdOf(answer));
        Assert.Equal(ImportState.Done, run.State);
        Assert.Equal("人社", run.Order.Source);
        Assert.Equal("用工.csv", run.Order.FileName);
        Assert.Equal(Csv, seen);
    }

    [Fact]
    public async Task An_administrator_chooses_the_department()
    {
        await using var host = await ImportHost.StartAsync(ReadAsync);
        var (client, token) = await host.SignInAsync(new PersonId(host.AdministratorId), Roles.Administrator);

        var chosen = await client.PostAsync(Upload, Form(token, Csv, ("source", "税务")));
        var none = await client.PostAsync(Upload, Form(token, Csv, ("source", "")));

        Assert.Equal("税务", (await host.EndedAsync(IdOf(chosen))).Order.Source);
        Assert.Equal(Urls.ImportsAfter(ImportFault.Source), none.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("kind", "Policies", ImportFault.NotAllowed)]
    [InlineData("period", "去年", ImportFault.Period)]
    [InlineData("period", "2025-13", ImportFault.Period)]
    [InlineData("asOf", "2025-02-30", ImportFault.AsOf)]
    [InlineData("asOf", "2999-01-01", ImportFault.AsOf)]
    public async Task A_form_with_a_fault_leads_back_and_keeps_no_file(string field, string value, ImportFault fault)
    {
        await using var host = await ImportHost.StartAsync(NeverAsync);
        var (client, token) = await host.SignInAsync(new PersonId(host.OfficerId), Roles.Officer);

        var answer = await client.PostAsync(Upload, Form(token, Csv, (field, value)));

        Assert.Equal(Urls.ImportsAfter(fault), answer.Headers.Location?.ToString());
        Assert.Empty(host.FilesLeft);
    }

    [Fact]
    public async Task Two_gigabytes_are_refused_by_their_announced_length_without_being_read()
    {
        await using var host = await ImportHost.StartAsync(NeverAsync);
        var (client, token) = await host.SignInAsync(new PersonId(host.OfficerId), Roles.Officer);
        using var form = Form(token, Csv);
        form.Headers.ContentLength = 2L * 1024 * 1024 * 1024;

        var answer = await client.PostAsync(Upload, form);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Empty(host.FilesLeft);
    }

    [Fact]
    public async Task A_file_over_the_limit_that_announces_no_length_is_refused_and_deleted()
    {
        await using var host = await ImportHost.StartAsync(NeverAsync);
        var (client, token) = await host.SignInAsync(new PersonId(host.OfficerId), Roles.Officer);
        using var request = new HttpRequestMessage(HttpMethod.Post, Upload) { Content = Form(token, new string('a', (int)ImportHost.MaxFileBytes + 1)) };
        request.Headers.TransferEncodingChunked = true;

        var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Empty(host.FilesLeft);
    }

    [Fact]
    public async Task An_upload_without_its_token_or_with_half_a_file_is_refused()
    {
        await using var host = await ImportHost.StartAsync(NeverAsync);
        var (client, token) = await host.SignInAsync(new PersonId(host.OfficerId), Roles.Officer);
        var whole = await Form(token, Csv).ReadAsByteArrayAsync();
        using var half = new ByteArrayContent(whole[..^30]);
        half.Headers.ContentType = Form(token, Csv).Headers.ContentType;

        var forged = await client.PostAsync(Upload, Form("", Csv));
        var cut = await client.PostAsync(Upload, half);

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, cut.StatusCode);
        Assert.Empty(host.FilesLeft);
    }

    [Fact]
    public async Task Only_officers_and_administrators_may_upload_and_the_database_says_who_they_are()
    {
        await using var host = await ImportHost.StartAsync(NeverAsync);
        var (firm, firmToken) = await host.SignInAsync(new PersonId(host.OfficerId), Roles.Firm);
        var (gone, goneToken) = await host.SignInAsync(new PersonId(9_999), Roles.Officer);

        var refused = await firm.PostAsync(Upload, Form(firmToken, Csv));
        var unknown = await gone.PostAsync(Upload, Form(goneToken, Csv));

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(Urls.ImportsAfter(ImportFault.NotAllowed), unknown.Headers.Location?.ToString());
        Assert.Empty(host.FilesLeft);
    }

    [Fact]
    public async Task An_import_that_breaks_is_told_and_the_next_one_runs()
    {
        await using var host = await ImportHost.StartAsync(
            (order, file, progress, ct) =>
                order.FileName == "用工.csv" ? throw new InvalidOperationException("broken") : ReadAsync(order, file, progress, ct)
        );
        var (client, token) = await host.SignInAsync(new PersonId(host.OfficerId), Roles.Officer);

        var first = await client.PostAsync(Upload, Form(token, Csv));
        var second = await client.PostAsync(Upload, Form(token, Csv, fileName: "再来.csv"));

        Assert.Equal(ImportState.Failed, (await host.EndedAsync(IdOf(first))).State);
        Assert.Equal(ImportState.Done, (await host.EndedAsync(IdOf(second))).State);
    }

    private static Task<ImportEnd> NeverAsync(ImportOrder order, SpooledUpload file, Action<ImportMoment> progress, CancellationToken ct) =>
        throw new InvalidOperationException("No file should have come this far.");

    private async Task<ImportEnd> ReadAsync(ImportOrder order, SpooledUpload file, Action<ImportMoment> progress, CancellationToken ct)
    {
        seen = await File.ReadAllTextAsync(file.Path, ct);
        progress(new ImportMoment("逐格检查", 1, 100));
        return ImportEnd.Of(new ImportTaken(WasThereBefore: false, []));
    }

    private static MultipartFormDataContent Form(string token, string content, (string Name, string Value)? changed = null, string fileName = "用工.csv")
    {
        var fields = new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["kind"] = "Firms",
            ["period"] = "2025",
            ["asOf"] = "2026-01-31",
        };
        if (changed is { } other)
        {
            fields[other.Name] = other.Value;
        }

        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", fileName);
        return form;
    }

    private static Guid IdOf(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]); // a redirect has its location
    }
}
