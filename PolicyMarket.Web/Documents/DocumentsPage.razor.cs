using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using PolicyMarket.Data.Authoring.Documents;
using PolicyMarket.Data.Documents.Formats;
using PolicyMarket.Data.Identity;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Documents.Model;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Documents;

/// <summary>
/// The documents of the person's department, and taking in another. Pasted text stays in the browser until it is sent, and travels in small pieces: a text
/// of any length is refused in words and is still there afterwards.
/// </summary>
[DeskRoles(Roles.Officer)]
public sealed partial class DocumentsPage(DocumentQueries queries, DocumentIntake intake, NavigationManager navigation, IJSRuntime script)
{
    /// <summary>The function of app.js that hands over the text of a box.</summary>
    public const string TypedText = "policyMarket.typedText";

    /// <summary>The id of the box for pasted text.</summary>
    public const string TextBox = "document-text";

    /// <summary>No text that can be taken in is longer in UTF-8.</summary>
    private const long MostTextBytes = DocumentIntake.MostCharacters * 4L;

    private IReadOnlyList<DocumentRow>? rows;
    private TakenIn? known;
    private string? problem;
    private string? words;
    private string progress = "";
    private bool isBusy;

    protected override async Task OnInitializedAsync() => rows = RendererInfo.IsInteractive ? await queries.ListAsync(PersonId, Life) : null;

    private bool IsAsked(DocumentRow row) =>
        string.IsNullOrWhiteSpace(words)
        || row.Title.Contains(words.Trim(), StringComparison.OrdinalIgnoreCase)
        || row.DocumentNumber.Contains(words.Trim(), StringComparison.OrdinalIgnoreCase);

    private Task TakeInTextAsync() =>
        WorkAsync(async () =>
        {
            await using var stream = await script.InvokeAsync<IJSStreamReference>(TypedText, Life, TextBox);
            if (stream.Length > MostTextBytes)
            {
                problem = DocumentDeskWording.TooLong(stream.Length / 3, DocumentIntake.MostCharacters); // a Chinese character has three bytes
                return null;
            }

            var text = stream.Length == 0 ? "" : await ReadAsync(stream); // nothing is ever sent of an empty box
            return await Task.Run(() => intake.TakeInTextAsync(PersonId, text, Life), Life);
        });

    private async Task<string> ReadAsync(IJSStreamReference stream)
    {
        await using var sent = await stream.OpenReadStreamAsync(MostTextBytes, Life);
        using var reader = new StreamReader(sent, Encoding.UTF8);
        return await reader.ReadToEndAsync(Life);
    }

    private Task TakeInFileAsync(IBrowserFile? file) =>
        file is null
            ? Task.CompletedTask
            : WorkAsync(async () =>
            {
                var most = DocumentFileLimits.Default.MostBytes;
                if (file.Size > most)
                {
                    problem =
                        $"“{file.Name}”有 {(file.Size + (1 << 20) - 1) >> 20} MB，最多 {most >> 20} MB，没有保存。请只保留政策文件正文，去掉图片和扫描页后再选。";
                    return null;
                }

                await using var stream = file.OpenReadStream(most, Life);
                using var whole = new MemoryStream();
                await stream.CopyToAsync(whole, Life);
                progress = $"正在读取“{file.Name}”……";
                StateHasChanged();
                return await Task.Run(() => intake.TakeInFileAsync(PersonId, file.Name, whole.ToArray(), Life), Life);
            });

    private async Task WorkAsync(Func<Task<Result<TakenIn>?>> work)
    {
        if (isBusy)
        {
            return;
        }

        (isBusy, problem, known, progress) = (true, null, null, "正在送来文字……");
        StateHasChanged();
        try
        {
            if (await work() is { } done)
            {
                problem = done.Succeeded ? null : done.Why;
                known = done.Value is { IsKnown: true } there ? there : null;
                if (done.Value is { IsKnown: false } taken)
                {
                    navigation.NavigateTo(Urls.Document(taken.DocumentId));
                }
            }
        }
        catch (IOException)
        {
            problem = "文字没有送完，什么也没有保存。请检查网络后再收录一次；粘贴的文字还在框里。";
        }
        finally
        {
            isBusy = false;
        }
    }
}
