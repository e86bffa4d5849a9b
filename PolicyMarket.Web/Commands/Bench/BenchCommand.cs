using System.CommandLine;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>`bench`: what the engine and the pages do in how much time, as one JSON object on standard output.</summary>
internal static class BenchCommand
{
    public static Command Create(Terminal terminal) =>
        new("bench", "测量匹配引擎和网页：结果是标准输出上的一个 JSON 对象")
        {
            BenchMatchCommand.Create(terminal),
            BenchEnginesCommand.Create(terminal),
            BenchNightlyCommand.Create(terminal),
            BenchFirmCommand.Create(terminal),
            BenchDraftCommand.Create(terminal),
            BenchCaseworkCommand.Create(terminal),
            BenchPagesCommand.Create(terminal),
        };
}
