using PolicyMarket.Web.Commands;
using PolicyMarket.Web.Commands.Shared;

return await CommandLine.RunAsync(args, Terminal.OfConsole());
