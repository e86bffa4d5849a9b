using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.Store;
using PolicyMarket.Web.Shell;

namespace PolicyMarket.Web.Imports;

/// <summary>What an upload must pass: the size, the queue, the person, the form; then its bytes go into a file and the file onto the board.</summary>
public sealed class ImportDoor(ImportBoard board, ImportQueries queries, ImportFolder folder, ImportLimits limits, BusinessClock clock)
{
    public long MaxFileBytes => limits.MaxFileBytes;

    /// <summary>The status that refuses an upload before it is read; null when it may come in.</summary>
    public int? Closed(long? announcedBytes, long formBytes) =>
        announcedBytes > limits.MaxFileBytes + formBytes ? StatusCodes.Status413PayloadTooLarge
        : board.HasRoom ? null
        : StatusCodes.Status429TooManyRequests;

    public async Task<(ImportOrder? Order, ImportFault Fault)> ReadAsync(long personId, ImportUpload upload, CancellationToken ct)
    {
        var by = await queries.UploaderAsync(personId, ct);
        if (by is null)
        {
            return (null, ImportFault.NotAllowed);
        }

        var departments = await queries.DepartmentsAsync(ct);
        return upload.Fields.Read(upload.FileName, by, departments.Keys.ToHashSet(), clock.Today);
    }

    /// <summary>The import that now waits, or the status that refuses the file; a refused file leaves nothing on the disk.</summary>
    public async Task<(ImportRun? Run, int Refused)> ReceiveAsync(ImportOrder order, Stream file, CancellationToken ct)
    {
        var received = await UploadSpool.ReceiveAsync(file, announcedBytes: null, folder.Path, limits, ct);
        return received is { IsValid: true, Value: { } upload }
            ? (board.Add(order, upload), 0)
            : (null, StatusCodes.Status413PayloadTooLarge);
    }
}
