using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Data.Imports;
using PolicyMarket.Web.Policies.Search;

namespace PolicyMarket.Tests.Web.Imports;

/// <summary>The workflow asks the database itself who may import, whatever a page has let through.</summary>
public sealed class ImportRightsTests
{
    [Fact]
    public async Task An_officer_imports_for_the_own_department_and_no_other()
    {
        await using var host = await ImportHost.StartAsync((_, _, _, _) => throw new InvalidOperationException("Nothing is uploaded here."));
        using var file = new TempCsv();

        var own = await host.Firms.ImportAsync(new PersonId(host.OfficerId), file.For("人社"), progress: null, CancellationToken.None);
        var other = await host.Firms.ImportAsync(new PersonId(host.OfficerId), file.For("税务"), progress: null, CancellationToken.None);
        var administrator = await host.Firms.ImportAsync(new PersonId(host.AdministratorId), file.For("税务"), progress: null, CancellationToken.None);
        var nobody = await host.Firms.ImportAsync(new PersonId(9_999), file.For("人社"), progress: null, CancellationToken.None);

        Assert.True(own.IsStored, own.Sentence);
        Assert.Equal(DataDiagnostics.NotYours, Assert.Single(other.Problems).Code);
        Assert.True(administrator.IsStored, administrator.Sentence);
        Assert.Equal(DataDiagnostics.NotAllowed, Assert.Single(nobody.Problems).Code);
    }

    private sealed class TempCsv : IDisposable
    {
        private readonly string path = Path.GetTempFileName();

        public TempCsv() => File.WriteAllBytes(path, TableFiles.Utf8($"统一社会信用代码,企业名称,从业人员\n{TableFiles.FirmCode(1)},甲厂,12\n"));

        public FirmFile For(string source) => new(path, "用工.csv", source, "2025", new DateOnly(2026, 1, 31));

        public void Dispose() => File.Delete(path);
    }
}
