using PolicyMarket.Data.Store.Codec;

namespace PolicyMarket.Data.Nightly;

/// <summary>A row of whole numbers of either sign in few bytes.</summary>
internal static class FigureBytes
{
    /// <summary>Appends numbers.</summary>
    public readonly struct Writer(ByteRun to)
    {
        public void Add(long number) => to.Advance(Varint.Write(to.Room(Varint.Most), Varint.Fold(number)));
    }

    /// <summary>Reads them in the same order.</summary>
    public ref struct Reader(ReadOnlySpan<byte> from)
    {
        private readonly ReadOnlySpan<byte> from = from;
        private int at;

        public long Next() => Varint.Unfold(Varint.Read(from, ref at));

        /// <summary>The next number must be this one; throws <see cref="InvalidDataException"/> otherwise.</summary>
        public void Demand(long wanted)
        {
            if (Next() is var found && found != wanted)
            {
                throw new InvalidDataException($"Saved figures have {found} rows where {wanted} are wanted.");
            }
        }
    }
}
