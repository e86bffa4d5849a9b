using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Commands;

return await CommandLine.RunAsync(args, Terminal.OfConsole());
