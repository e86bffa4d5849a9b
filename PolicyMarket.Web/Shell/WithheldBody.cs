using System.IO.Pipelines;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Features;

namespace PolicyMarket.Web.Shell;

/// <summary>The body of the answer to a form, passed on as it is written; of a page's bare 400 nothing is, so that the status page can still speak.</summary>
internal sealed class WithheldBody(HttpContext context, IHttpResponseBodyFeature body) : IHttpResponseBodyFeature
{
    private readonly PipeWriter nowhere = PipeWriter.Create(Stream.Null);

    /// <summary>A page refused the form, and nothing of that has been sent.</summary>
    public bool IsBare =>
        context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false }
        && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    public Stream Stream => IsBare ? Stream.Null : body.Stream;

    public PipeWriter Writer => IsBare ? nowhere : body.Writer;

    public Task StartAsync(CancellationToken cancellationToken = default) => IsBare ? Task.CompletedTask : body.StartAsync(cancellationToken);

    public Task CompleteAsync() => IsBare ? Task.CompletedTask : body.CompleteAsync();

    public void DisableBuffering() => body.DisableBuffering();

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        body.SendFileAsync(path, offset, count, cancellationToken);
}
