using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Backups;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Backups;

public sealed class StoredSheetCheckTests
{
    [Fact]
    public async Task A_sheet_of_a_firm_that_does_not_exist_is_found()
    {
        await using var record = await TestRecord.CreateAsync();
        var firm = await record.FirmAsync();
        var sheet = await record.SeedAsync(
            new FactSheet
            {
                FirmId = firm.Id,
                Source = "统计",
                Period = "2025",
                AsOf = new DateOnly(2026, 10, 31),
                BatchId = 1,
                ChangedBatchId = 1,
                Values = [.. "{\"employees\":3}"u8],
            }
        );
        var check = record.Services.GetServices<IDatabaseCheck>().OfType<StoredSheetCheck>().Single();
        Assert.Empty(await check.CheckAsync(CancellationToken.None));

        await record.ExecuteAsync($"PRAGMA foreign_keys = OFF; UPDATE FactSheets SET FirmId = 99999; PRAGMA foreign_keys = ON;");

        var finding = Assert.Single(await check.CheckAsync(CancellationToken.None));
        Assert.Equal(DataDiagnostics.FirmDataDamaged, finding.Code);
        Assert.Contains("所写的企业不存在", finding.Message, StringComparison.Ordinal);
        Assert.Equal($"第 99999 号企业，数据页第 {sheet.Id} 号", finding.Where);
    }
}
