using System.CommandLine;
using System.Globalization;
using PolicyMarket.Data.Ledger.Books;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands;

/// <summary>`check ledger`: every balance rebuilt from nothing and compared with what is kept. Writes nothing.</summary>
internal static class CheckLedgerCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = CommandOptions.Data();
        var command = new Command(
            "ledger",
            "核对账簿：从第一条分录起重新计算全部余额，核对借贷、资金池余额、拨付状态和已结账月份；有不符时逐条列出，退出码为 1"
        )
        {
            data,
        };
        command.SetAction((parsed, ct) => RunAsync(CommandOptions.FolderOf(parsed.GetValue(data)), terminal, ct));
        return command;
    }

    private static async Task<int> RunAsync(string folder, Terminal terminal, CancellationToken ct)
    {
        await using var session = await DatabaseSession.OpenAsync(folder, terminal, ct);
        var rebuilt = await session.Get<LedgerRebuild>().RunAsync(ct);
        var looked = string.Create(
            CultureInfo.InvariantCulture,
            $"分录 {rebuilt.Postings:#,##0} 条，资金池 {rebuilt.Funds:#,##0} 个，已结账月份 {rebuilt.ClosedMonths:#,##0} 个"
        );
        if (rebuilt.DifferenceCount == 0)
        {
            await terminal.Out.WriteLineAsync($"一致。{looked}；借贷各 {PolicyMarket.Web.Ui.Formats.Yuan(rebuilt.DebitFen)}。");
            return ExitCodes.Done;
        }

        foreach (var one in rebuilt.Differences)
        {
            await terminal.Out.WriteLineAsync($"{one.Where}：{one.Sentence}。");
        }

        return terminal.Say(ExitCodes.Refused, $"不符 {rebuilt.DifferenceCount} 处。{looked}。请停办有关的款项，与备份比对后查明原因。");
    }
}
