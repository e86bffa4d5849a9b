using PolicyMarket.Rules.Engine.Encode;

namespace PolicyMarket.Rules.Engine.Execute;

/// <summary>Which items a block can have rows for: of an item that asks for a part without rows nothing need be looked at. For one thread.</summary>
internal sealed class LiveItems(WatchedParts watched)
{
    private readonly byte[] isLive = new byte[watched.ItemCount];
    private readonly int[] live = [.. Enumerable.Range(0, watched.ItemCount)];

    /// <summary>Rising places of items; the arena holds the bitmaps of the block. Valid until the next call.</summary>
    public ReadOnlySpan<int> Of(ReadOnlySpan<ulong> arena, int words)
    {
        if (watched.Places.Length == 0)
        {
            return live;
        }

        isLive.AsSpan().Fill(1);
        for (var part = 0; part < watched.Places.Length; part++)
        {
            if (!arena.Slice(watched.Places[part], words).ContainsAnyExcept(0UL))
            {
                foreach (var place in watched.Users.AsSpan(watched.Starts[part]..watched.Starts[part + 1]))
                {
                    isLive[place] = 0;
                }
            }
        }

        var count = 0;
        for (var place = 0; place < isLive.Length; place++)
        {
            live[count] = place; // overwritten by the next one unless it is live: no branch to guess
            count += isLive[place];
        }

        return live.AsSpan(0, count);
    }
}
