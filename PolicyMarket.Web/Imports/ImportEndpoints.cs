using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Imports.Work;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Imports;

/// <summary>Receives an upload straight into a file of its own, checks who sends it before a byte of the file is kept, and hands it to the board.</summary>
public static class ImportEndpoints
{
    private const string TokenField = "__RequestVerificationToken";
    private const string TokenHeader = "RequestVerificationToken";

    /// <summary>Largest size of the form without its file.</summary>
    private const long FormBytes = 64 * 1024;

    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(Urls.ImportUpload, ReceiveAsync)
            .RequireAuthorization(static policy => policy.RequireRole(Roles.Officer, Roles.Administrator))
            .WithMetadata(new UploadLimit(routes.ServiceProvider.GetRequiredService<ImportLimits>().MaxFileBytes + FormBytes));

        routes
            .MapPost(Urls.ImportDecisionRoute, DecideAsync)
            .RequireAuthorization(static policy => policy.RequireRole(Roles.Officer, Roles.Administrator));

        // Who was signed out while uploading comes back here from sign-in, without the file.
        routes.MapGet(Urls.ImportUpload, static () => Results.LocalRedirect("~" + Urls.Imports));
    }

    /// <summary>Raises the limit of bodies for the upload.</summary>
    private sealed class UploadLimit(long bytes) : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => bytes;
    }

    private static async Task<IResult> ReceiveAsync(
        HttpContext context,
        ClaimsPrincipal user,
        UploadAdmission admission,
        IAntiforgery antiforgery,
        CancellationToken ct
    )
    {
        if (admission.Closed(context.Request.ContentLength, FormBytes) is { } status)
        {
            return Refuse(context, status);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = admission.MaxFileBytes + FormBytes;
        }

        try
        {
            var upload = await ImportUpload.OpenAsync(context.Request, ct);

            // Reading the form as such would buffer the whole file; the header is the antiforgery check's other place to look.
            context.Request.Headers[TokenHeader] = upload.Fields[TokenField];
            return await antiforgery.HasFormTokenAsync(context)
                ? await TakeAsync(context, user.RequiredPersonId(), upload, admission, ct)
                : Refuse(context, StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException exception)
        {
            return Refuse(context, exception.StatusCode);
        }
        catch (IOException exception) when (DiskFaults.IsFull(exception))
        {
            return Refuse(context, StatusCodes.Status507InsufficientStorage);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException && !ct.IsCancellationRequested)
        {
            return Refuse(context, StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> DecideAsync(
        Guid importId,
        [FromForm(Name = ImportFields.Decision)] string? decision,
        ClaimsPrincipal user,
        UploadAdmission admission,
        CancellationToken ct
    )
    {
        if (!Enum.TryParse<ImportDecision>(decision, out var chosen) || !Enum.IsDefined(chosen))
        {
            return Results.BadRequest();
        }

        var fault = await admission.DecideAsync(user.RequiredPersonId(), importId, chosen, ct);
        return Results.LocalRedirect("~" + (fault == ImportFault.None ? Urls.Import(importId) : Urls.ImportsAfter(fault)));
    }

    private static async Task<IResult> TakeAsync(
        HttpContext context,
        PersonId personId,
        ImportUpload upload,
        UploadAdmission admission,
        CancellationToken ct
    )
    {
        var (order, fault) = await admission.ReadAsync(personId, upload, ct);
        if (order is null)
        {
            return Results.LocalRedirect("~" + Urls.ImportsAfter(fault));
        }

        var (run, refused) = await admission.ReceiveAsync(order, upload.File, ct);
        return run is null ? Refuse(context, refused) : Results.LocalRedirect("~" + Urls.Import(run.Id));
    }

    /// <summary>The page of the status is fetched as any page is: it must not look for a form in the body that was refused.</summary>
    private static IResult Refuse(HttpContext context, int status)
    {
        context.Request.Method = HttpMethods.Get;
        return Results.StatusCode(status);
    }
}
