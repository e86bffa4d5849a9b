using PolicyMarket.Web.Shell;

var builder = WebApplication.CreateBuilder(args);
builder.AddPolicyMarketWeb();

var app = builder.Build();
app.UsePolicyMarketWeb();
await app.RunAsync();
