using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;

namespace PolicyMarket.Data.Authoring.Gate;

/// <summary>The firms and the work under way that a new version touches, as they are kept with the check: JSON in Brotli.</summary>
public sealed record GateLists(ImmutableArray<GateFirm> Firms, ImmutableArray<GateWork> Work)
{
    internal byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(brotli, this);
        }

        return packed.ToArray();
    }

    internal static GateLists Unpack(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<GateLists>(brotli) ?? new GateLists([], []);
    }
}
