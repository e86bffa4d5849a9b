using PolicyMarket.Data.Authoring.Publishing;
using Quartz;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>Puts approved drafts in force on their day, an hour and more before the nightly run, and at start what was missed.</summary>
[DisallowConcurrentExecution]
public sealed partial class DuePublicationJob(DuePublication publication, ILogger<DuePublicationJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var published = await publication.PublishDueAsync(cancellationToken);
            if (published > 0)
            {
                Published(published);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // What is due stays due: the next day or the next start tries again.
            NotPublished(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} 个审定的事项版本已到生效日，已生效。")]
    private partial void Published(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "到生效日的事项版本没有生效成，下一次再试。")]
    private partial void NotPublished(Exception exception);
}
