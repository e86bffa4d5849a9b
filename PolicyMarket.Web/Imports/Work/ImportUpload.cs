using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace PolicyMarket.Web.Imports.Work;

/// <summary>
/// Reads the form's small fields up to its file, which comes last, and leaves the file's bytes in the request: nothing is buffered before
/// the token, the person and the fields have been checked. Throws <see cref="InvalidDataException"/> on a form that no page of ours sends.
/// </summary>
public sealed class ImportUpload
{
    private const int MostFields = 10;
    private const int MostFieldChars = 4_000;

    private ImportUpload(ImportFields fields, string fileName, Stream file)
    {
        Fields = fields;
        FileName = fileName;
        File = file;
    }

    public ImportFields Fields { get; }

    /// <summary>As the browser says it; empty when no file was chosen.</summary>
    public string FileName { get; }

    public Stream File { get; }

    public static async Task<ImportUpload> OpenAsync(HttpRequest request, CancellationToken ct)
    {
        var reader = new MultipartReader(Boundary(request), request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 8 * 1024 };
        var fields = new ImportFields();
        for (var count = 0; count <= MostFields; count++)
        {
            var section = await reader.ReadNextSectionAsync(ct) ?? throw new InvalidDataException("The form ends before its file.");
            var disposition = section.GetContentDispositionHeader() ?? throw new InvalidDataException("A part of the form has no name.");
            if (disposition.IsFileDisposition())
            {
                var fileName = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName);
                return new ImportUpload(fields, fileName.ToString(), section.Body);
            }

            fields[HeaderUtilities.RemoveQuotes(disposition.Name).ToString()] = await TextAsync(section.Body, ct);
        }

        throw new InvalidDataException($"The form has more than {MostFields} fields before its file.");
    }

    private static string Boundary(HttpRequest request)
    {
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new InvalidDataException("An upload is sent as multipart/form-data.");
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is > 0 and <= 128 ? boundary : throw new InvalidDataException("The upload names no boundary.");
    }

    private static async Task<string> TextAsync(Stream body, CancellationToken ct)
    {
        using var reader = new StreamReader(body, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var buffer = new char[MostFieldChars + 1];
        var read = await reader.ReadBlockAsync(buffer, ct);
        return read <= MostFieldChars ? new string(buffer, 0, read) : throw new InvalidDataException("A field of the form is too long.");
    }
}
