namespace PolicyMarket.Data.Imports.Reading;

/// <summary>Header of one entry as the zip's directory states it.</summary>
internal sealed record ZipEntryHeader(string Name, ushort Flags, ushort Method, uint Crc, long PackedBytes, long UnpackedBytes, long HeaderOffset)
{
    public bool IsEncrypted => (Flags & 1) != 0;

    /// <summary>Sizes and checksum follow the data, so the local header may hold zeros.</summary>
    public bool HasTrailingDescriptor => (Flags & 8) != 0;
}
