using PolicyMarket.Data.Demonstration.County;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Imports.Deliveries;

namespace PolicyMarket.Data.Demonstration;

/// <summary>Writes a department's file and takes it in as any department's, so that provenance is what it is for real ones.</summary>
internal sealed class DemonstrationDelivery(DataOptions options, FirmImport firmImport)
{
    public async Task TakeInAsync(DepartmentFile file, IReadOnlyList<DemonstrationFirm> firms, CancellationToken ct)
    {
        var path = Path.Combine(options.Directory, $".demonstration-{Guid.NewGuid():N}.csv");
        try
        {
            await using (var stream = PrivateFiles.Open(path, FileMode.CreateNew, FileAccess.Write))
            {
                await file.WriteAsync(stream, firms, ct);
            }

            var choice = new DeliveryChoice
            {
                Mode = DeliveryMode.Complete,
                AcceptsJumps = true,
                AcceptsChanges = true,
            };
            var report = await firmImport.ImportAsync(
                personId: null,
                new FirmFile(path, file.FileName, file.Source, file.Period, file.AsOf) { Choice = choice },
                progress: null,
                ct
            );
            if (!report.IsStored)
            {
                throw new InvalidOperationException($"{file.FileName}: {report.Sentence} {string.Join(" ", report.Problems.Take(5))}");
            }
        }
        finally
        {
            File.Delete(path);
        }
    }
}
