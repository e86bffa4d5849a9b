using System.Buffers.Binary;
using PolicyMarket.Data.Seals;

namespace PolicyMarket.Tests.Data.Seals;

public sealed class SipHashTests
{
    /// <summary>Vectors of the authors for SipHash-2-4-128: key 00..0f, message 00, 01, ….</summary>
    [Theory]
    [InlineData(0, "A3817F04BA25A8E66DF67214C7550293")]
    [InlineData(1, "DA87C1D86B99AF44347659119B22FC45")]
    [InlineData(2, "8177228DA4A45DC7FCA38BDEF60AFFE4")]
    [InlineData(3, "9C70B60C5267A94E5F33B6B02985ED51")]
    [InlineData(8, "3B62A9BA6258F5610F83E264F31497B4")]
    public void Hash_is_that_of_the_vectors_of_its_authors(int length, string expected)
    {
        byte[] message = [.. Enumerable.Range(0, length).Select(number => (byte)number)];

        var (low, high) = SipHash.Compute(0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908, message);

        var hash = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(hash, low);
        BinaryPrimitives.WriteUInt64LittleEndian(hash.AsSpan(8), high);
        Assert.Equal(expected, Convert.ToHexString(hash));
    }
}
