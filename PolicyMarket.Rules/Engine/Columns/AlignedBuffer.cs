using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PolicyMarket.Rules.Engine.Columns;

/// <summary>A pinned array whose first element lies on a cache line: a vector that straddles two lines costs twice.</summary>
internal sealed unsafe class AlignedBuffer<T>
    where T : unmanaged
{
    private const int Line = 64;
    private readonly T[] room;
    private readonly int first;

    public AlignedBuffer(int length, bool isCleared = true)
    {
        Length = length;
        var total = checked(length + (Line / sizeof(T)));
        room = isCleared ? GC.AllocateArray<T>(total, pinned: true) : GC.AllocateUninitializedArray<T>(total, pinned: true);
        var start = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(room));
        first = (int)((Line - (start % Line)) % Line) / sizeof(T);
        Pointer = (T*)start + first;
    }

    public int Length { get; }

    /// <summary>Stays valid as long as the buffer is reachable.</summary>
    public T* Pointer { get; }

    public Span<T> Span => room.AsSpan(first, Length);

    public ref T this[int place] => ref Span[place];
}
