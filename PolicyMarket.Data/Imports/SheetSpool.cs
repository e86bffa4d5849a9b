using System.Text;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Imports.Reading;

namespace PolicyMarket.Data.Imports;

/// <summary>
/// Holds the sheets of a checked file on disk, so that the write lock is held only while they are stored, not while they are read.
/// </summary>
internal sealed class SheetSpool : IDisposable
{
    private readonly FileStream file;
    private readonly BinaryWriter writer;

    public SheetSpool()
    {
        var options = PrivateFiles.Options(FileMode.CreateNew, FileAccess.ReadWrite, options: FileOptions.DeleteOnClose);
        options.BufferSize = 128 * 1024;
        file = new FileStream(Path.Combine(Path.GetTempPath(), $"policymarket-{Guid.CreateVersion7():N}.spool"), options);
        writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true);
    }

    public int Count { get; private set; }

    /// <summary>Attributes that the file's header names.</summary>
    public IReadOnlyCollection<string> Columns { get; set; } = [];

    public void Add(in FirmSheet sheet)
    {
        writer.Write(sheet.Row);
        writer.Write(sheet.Firm.Value);
        writer.Write(sheet.Name ?? "");
        writer.Write(sheet.Region ?? "");
        writer.Write(sheet.Values.Length);
        writer.Write(sheet.Values.Span);
        Count++;
    }

    /// <summary>All sheets in the order of the file.</summary>
    public IEnumerable<SpooledSheet> Read()
    {
        writer.Flush();
        file.Position = 0;
        using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        for (var index = 0; index < Count; index++)
        {
            yield return new SpooledSheet(
                reader.ReadInt32(),
                reader.ReadString(),
                reader.ReadString(),
                reader.ReadString(),
                reader.ReadBytes(reader.ReadInt32())
            );
        }
    }

    public void Dispose()
    {
        writer.Dispose();
        file.Dispose();
    }
}
