using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Imports.Deliveries;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Web.Imports.Work;

/// <summary>Checks of an upload: the size, the queue, the person, the form; then its bytes go into a file and the file onto the board.</summary>
public sealed class UploadAdmission(ImportBoard board, ImportQueries queries, ImportFolder folder, ImportLimits limits, BusinessClock clock)
{
    public long MaxFileBytes => limits.MaxFileBytes;

    /// <summary>The status that refuses an upload before it is read; null when it may come in.</summary>
    public int? Closed(long? announcedBytes, long formBytes) =>
        announcedBytes > limits.MaxFileBytes + formBytes ? StatusCodes.Status413PayloadTooLarge
        : board.HasRoom ? null
        : StatusCodes.Status429TooManyRequests;

    public async Task<(ImportOrder? Order, ImportFault Fault)> ReadAsync(PersonId personId, ImportUpload upload, CancellationToken ct)
    {
        var by = await queries.UploaderAsync(personId, ct);
        if (by is null)
        {
            return (null, ImportFault.NotAllowed);
        }

        var departments = await queries.DepartmentsAsync(ct);
        return upload.Fields.Read(upload.FileName, by, departments.Keys.ToHashSet(), clock.Today);
    }

    /// <summary>Applies a person's decision about an asked file; the workflow checks again who the person is when it takes the file in.</summary>
    public async Task<ImportFault> DecideAsync(PersonId personId, Guid importId, ImportDecision decision, CancellationToken ct)
    {
        var by = await queries.UploaderAsync(personId, ct);
        if (by is null || board.Find(importId) is not { } run || !by.MaySee(run.Order))
        {
            return ImportFault.NotAllowed;
        }

        var isHeld = decision switch
        {
            ImportDecision.Withdraw => board.Withdraw(importId),
            ImportDecision.Supplement => board.Decide(
                importId,
                by,
                new DeliveryChoice
                {
                    Mode = DeliveryMode.Supplement,
                    AcceptsJumps = true,
                    AcceptsChanges = true,
                    ShowsFirst = run.Order.Choice.ShowsFirst,
                }
            )
                is not null,
            ImportDecision.Accept => board.Decide(
                importId,
                by,
                new DeliveryChoice
                {
                    Mode = Accepted(run),
                    AcceptsJumps = true,
                    AcceptsChanges = true,
                    ShowsFirst = run.Order.Choice.ShowsFirst,
                }
            )
                is not null,
            _ => throw new InvalidOperationException($"No answer to {decision}."),
        };
        return isHeld ? ImportFault.None : ImportFault.NotWaiting;
    }

    /// <summary>Removals are accepted only where they were asked about.</summary>
    private static DeliveryMode Accepted(ImportRun run) =>
        run.Questions.Any(question => question.Kind == DeliveryQuestionKind.Removals) ? DeliveryMode.Complete : run.Order.Choice.Mode;

    /// <summary>The import that now waits, or the status that refuses the file; a refused file leaves nothing on the disk.</summary>
    public async Task<(ImportRun? Run, int Refused)> ReceiveAsync(ImportOrder order, Stream file, CancellationToken ct)
    {
        var received = await UploadSpool.ReceiveAsync(file, announcedBytes: null, folder.Path, limits, ct);
        return received is { Succeeded: true, Value: { } upload } ? (board.Add(order, upload), 0) : (null, StatusCodes.Status413PayloadTooLarge);
    }
}
