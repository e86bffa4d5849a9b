using PolicyMarket.Data.Files;
using PolicyMarket.Data.Imports.Reading;

namespace PolicyMarket.Web.Imports.Work;

/// <summary>
/// Takes the waiting files in, one after the other; each file is deleted when its import has ended, however it ended, unless it waits for a decision.
/// </summary>
public sealed partial class ImportWorker(ImportBoard board, ImportStep step, ImportFolder folder, ILogger<ImportWorker> log) : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        folder.Sweep();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (id, file) in board.Queue.ReadAllAsync(stoppingToken))
            {
                await RunAsync(id, file, stoppingToken);
            }
        }
        finally
        {
            while (board.Queue.TryRead(out var left))
            {
                left.File.Dispose();
            }

            board.Close();
        }
    }

    private async Task RunAsync(Guid id, SpooledUpload file, CancellationToken ct)
    {
        var order = board.Begin(id).Order;
        var isKept = false;
        try
        {
            var end = await step(order, file, moment => board.Note(id, moment), ct);
            isKept = !end.Questions.IsEmpty;
            if (isKept)
            {
                board.Ask(id, end.Questions, file);
            }
            else
            {
                board.End(id, end);
            }
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            // The next file must not wait forever because this one broke something.
            Broken(exception, id);
            board.Fail(id, DiskFaults.IsFull(exception));
        }
        finally
        {
            if (!isKept)
            {
                file.Dispose();
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "导入 {Id} 中断，没有保存任何数据。")]
    private partial void Broken(Exception exception, Guid id);
}
