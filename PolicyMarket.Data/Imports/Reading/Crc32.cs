namespace PolicyMarket.Data.Imports.Reading;

/// <summary>The checksum of the zip format (polynomial 0xEDB88320), computed over pieces.</summary>
internal sealed class Crc32
{
    private static readonly uint[] Table = BuildTable();

    private uint state = uint.MaxValue;

    public uint Value => ~state;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var current = state;
        foreach (var value in bytes)
        {
            current = Table[(current ^ value) & 0xFF] ^ (current >> 8);
        }

        state = current;
    }

    private static uint[] BuildTable()
    {
        var table = new uint[256];
        for (uint index = 0; index < 256; index++)
        {
            var value = index;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 1 ? 0xEDB88320u ^ (value >> 1) : value >> 1;
            }

            table[index] = value;
        }

        return table;
    }
}
