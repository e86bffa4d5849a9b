using System.Net;
using Bunit;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Imports.Deliveries;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Web.Ui;
using PolicyMarket.Web.Imports;
using PolicyMarket.Web.Imports.Work;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Imports;

/// <summary>A file that was asked about waits on the page until somebody decides, without another upload.</summary>
public sealed class ImportDecisionTests : UiTest
{
    private static readonly DeliveryQuestion Removal = new(DeliveryQuestionKind.Removals, "PM5060", "会去掉 3 家企业。", ["不在文件里的企业：甲公司"]);
    private readonly List<DeliveryChoice> choices = [];

    [Theory]
    [InlineData(ImportDecision.Accept, DeliveryMode.Complete)]
    [InlineData(ImportDecision.Supplement, DeliveryMode.Supplement)]
    public async Task An_accepted_file_is_taken_in_with_the_choice_and_what_was_read(ImportDecision decision, DeliveryMode mode)
    {
        await using var host = await ImportHost.StartAsync(AskOnceAsync);
        var (client, token) = await host.SignInAsync(new PersonId(host.OfficerId), Roles.Officer);
        var id = await UploadAsync(host, client, token);
        Assert.Single(host.FilesLeft);

        var answer = await DecideAsync(client, token, id, $"{decision}");

        Assert.Equal(Urls.Import(id), answer.Headers.Location?.ToString());
        Assert.Equal(ImportState.Done, (await host.EndedAsync(id)).State);
        Assert.Equal((DeliveryMode.Whole, mode), (choices[0].Mode, choices[1].Mode));
        Assert.Equal([Removal.Key], choices[1].Seen!);
        Assert.Equal(Urls.ImportsAfter(ImportFault.NotWaiting), (await DecideAsync(client, token, id, $"{decision}")).Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_withdrawn_file_is_deleted()
    {
        await using var host = await ImportHost.StartAsync(AskOnceAsync);
        var (client, token) = await host.SignInAsync(new PersonId(host.OfficerId), Roles.Officer);
        var id = await UploadAsync(host, client, token);

        await DecideAsync(client, token, id, nameof(ImportDecision.Withdraw));

        Assert.Equal(ImportState.Withdrawn, (await host.EndedAsync(id)).State);
        Assert.Single(choices);
    }

    [Fact]
    public async Task Strangers_forged_forms_and_unknown_decisions_decide_nothing()
    {
        await using var host = await ImportHost.StartAsync(AskOnceAsync);
        var (client, token) = await host.SignInAsync(new PersonId(host.AdministratorId), Roles.Administrator);
        var id = await UploadAsync(host, client, token, source: "税务");
        var (other, otherToken) = await host.SignInAsync(new PersonId(host.OfficerId), Roles.Officer);
        var (firm, firmToken) = await host.SignInAsync(new PersonId(host.OfficerId), Roles.Firm);

        var stranger = await DecideAsync(other, otherToken, id, nameof(ImportDecision.Accept));
        var outsider = await DecideAsync(firm, firmToken, id, nameof(ImportDecision.Accept));
        var forged = await DecideAsync(client, "", id, nameof(ImportDecision.Accept));
        var unknown = await DecideAsync(client, token, id, "Maybe");

        Assert.Equal(Urls.ImportsAfter(ImportFault.NotAllowed), stranger.Headers.Location?.ToString());
        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest],
            new[] { outsider, forged, unknown }.Select(answer => answer.StatusCode)
        );
        Assert.Equal(ImportState.Asked, host.Board.Find(id)?.State);
    }

    [Fact]
    public void The_page_shows_the_difference_and_its_three_answers()
    {
        var run = new ImportRun(
            Guid.NewGuid(),
            new ImportOrder(
                ImportKind.Firms,
                "a.csv",
                "税务",
                "2025",
                new DateOnly(2026, 11, 1),
                new ImportUploader(new PersonId(7), "王经办", false, "税务")
            ),
            DateTime.UnixEpoch,
            10
        )
        {
            State = ImportState.Asked,
            Questions = [Removal],
        };

        var page = Render<ImportStatus>(p => p.Add(s => s.Run, run));

        Assert.Contains("会去掉 3 家企业。", page.Markup, StringComparison.Ordinal);
        Assert.Contains("甲公司", page.Markup, StringComparison.Ordinal);
        Assert.Equal(Urls.ImportDecision(run.Id), page.Find("form").GetAttribute("action"));
        Assert.Equal(["Supplement", "Accept", "Withdraw"], page.FindAll("button").Select(button => button.GetAttribute("value")));
    }

    private Task<ImportEnd> AskOnceAsync(ImportOrder order, SpooledUpload file, Action<ImportMoment> progress, CancellationToken ct)
    {
        choices.Add(order.Choice);
        return Task.FromResult(choices.Count == 1 ? ImportEnd.Of([Removal]) : ImportEnd.Of(new ImportTaken(WasThereBefore: false, [])));
    }

    private static async Task<Guid> UploadAsync(ImportHost host, HttpClient client, string token, string source = "人社")
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent(nameof(ImportKind.Firms)), ImportFields.Kind },
            { new StringContent(source), ImportFields.Source },
            { new StringContent("2025"), ImportFields.Period },
            { new StringContent("2025-12-31"), ImportFields.AsOf },
            { new StringContent("统一社会信用代码\n"), ImportFields.File, "a.csv" },
        };
        var answer = await client.PostAsync(new Uri(Urls.ImportUpload, UriKind.Relative), form);
        var id = Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]); // an accepted upload leads to its page
        for (var tries = 0; tries < 1_000 && host.Board.Find(id)?.State != ImportState.Asked; tries++)
        {
            await Task.Delay(10);
        }

        return id;
    }

    private static Task<HttpResponseMessage> DecideAsync(HttpClient client, string token, Guid id, string decision) =>
        client.PostAsync(
            new Uri(Urls.ImportDecision(id), UriKind.Relative),
            new FormUrlEncodedContent([new("__RequestVerificationToken", token), new(ImportFields.Decision, decision)])
        );
}
