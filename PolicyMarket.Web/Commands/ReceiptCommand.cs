using System.CommandLine;
using PolicyMarket.Data.Records;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands;

/// <summary>`receipt verify`: a claim's receipt by hash and by replay.</summary>
internal static class ReceiptCommand
{
    public static Command Create(Terminal terminal)
    {
        var number = new Argument<string>("受理号") { Description = "兑现申请的受理号，印在办理进度页的最上方" };
        var data = CommandOptions.Data();
        var verify = new Command("verify", "核验兑现凭证：摘要和封印是否一致，按当时的规则和数据重算是否分毫不差（否则退出码为 1）") { number, data };
        verify.SetAction((parsed, ct) => VerifyAsync(CommandOptions.FolderOf(parsed.GetValue(data)), parsed.GetRequiredValue(number), terminal, ct));
        return new Command("receipt", "兑现凭证") { verify };
    }

    private static async Task<int> VerifyAsync(string folder, string number, Terminal terminal, CancellationToken ct)
    {
        await using var session = await DatabaseSession.OpenAsync(folder, terminal, ct);
        var result = await session.Get<DeterminationRecordVerification>().VerifyAsync(number, ct);
        if (result.Value is not { } verdict)
        {
            return terminal.Say(ExitCodes.BadInput, result.Why);
        }

        await terminal.Out.WriteLineAsync(verdict.Report);
        return verdict is { IsIntact: true, IsSealed: true, ReplaysEqual: true } ? ExitCodes.Done : ExitCodes.Refused;
    }
}
