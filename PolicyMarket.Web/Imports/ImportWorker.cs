using PolicyMarket.Data.Imports.Reading;

namespace PolicyMarket.Web.Imports;

/// <summary>Takes the waiting files in, one after the other; each file is deleted when its import has ended, however it ended.</summary>
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
                using (file)
                {
                    await RunAsync(id, file, stoppingToken);
                }
            }
        }
        finally
        {
            while (board.Queue.TryRead(out var left))
            {
                left.File.Dispose();
            }
        }
    }

    private async Task RunAsync(Guid id, SpooledUpload file, CancellationToken ct)
    {
        var order = board.Begin(id).Order;
        try
        {
            board.End(id, await step(order, file, moment => board.Note(id, moment), ct));
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            // The next file must not wait for ever because this one broke something.
            Broken(exception, order.FileName, id);
            board.Fail(id);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "导入 {FileName}（{Id}）中断，没有保存任何数据。")]
    private partial void Broken(Exception exception, string fileName, Guid id);
}
