using System.Buffers;
using System.Text;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Engine.Columns;

/// <summary>Codes and texts by number in a dictionary of those that occur. A code that the attribute's table does not hold is not known.</summary>
internal sealed class TextColumn(AttributeDefinition definition) : FactColumn(definition)
{
    private const int OnStack = 256;
    private readonly Dictionary<string, int> byText = new(StringComparer.Ordinal);
    private readonly List<TextFact> texts = [];
    private readonly bool hasTable = CodeReading.HasTable(definition);
    private int[] ids = [];

    public int[] Ids => ids;

    /// <summary>The text of each number.</summary>
    public IReadOnlyList<TextFact> Texts => texts;

    /// <summary>-1 when no firm has it.</summary>
    public int Find(string text) => byText.GetValueOrDefault(text, -1);

    public override void Set(int row, FactValue value) => Set(row, (value as TextFact ?? throw Misfit(value)).Value);

    /// <summary>False when the code is not recognised.</summary>
    public bool Set(int row, string text)
    {
        if (!byText.TryGetValue(text, out var id))
        {
            id = Add(text);
        }

        return Place(row, id);
    }

    /// <summary>Allocates only for a text that was not there yet; the bytes are UTF-8. False when the code is not recognised.</summary>
    public bool Set(int row, ReadOnlySpan<byte> utf8)
    {
        char[]? rented = null;
        Span<char> chars = utf8.Length <= OnStack ? stackalloc char[OnStack] : rented = ArrayPool<char>.Shared.Rent(utf8.Length);
        var text = chars[..Encoding.UTF8.GetChars(utf8, chars)];
        if (!byText.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var id))
        {
            id = Add(new string(text));
        }

        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return Place(row, id);
    }

    public override void Reserve(int rows)
    {
        base.Reserve(rows);
        Array.Resize(ref ids, rows);
    }

    public override FactColumn Clone()
    {
        var copy = Copied(new TextColumn(Definition) { ids = [.. ids] });
        foreach (var text in texts)
        {
            copy.Add(text.Value);
        }

        return copy;
    }

    protected override void AppendValues(FactColumn other, int rows, int otherRows)
    {
        // A column without any text has the number 0 in all rows, none of them known.
        var from = (TextColumn)other;
        int[] renumbered = [.. from.texts.Select(text => byText.TryGetValue(text.Value, out var id) ? id : Add(text.Value)), 0];
        for (var row = 0; row < otherRows; row++)
        {
            ids[rows + row] = renumbered[from.ids[row]];
        }
    }

    protected override void Take(FactColumn from, ReadOnlySpan<int> rows)
    {
        var other = (TextColumn)from;
        var isShort = other.texts.Count <= rows.Length;
        for (var id = 0; isShort && id < other.texts.Count; id++)
        {
            Add(other.texts[id].Value);
        }

        for (var at = 0; at < rows.Length; at++)
        {
            if (isShort)
            {
                ids[at] = other.ids[rows[at]];
            }
            else if (IsKnown(at))
            {
                Set(at, other.texts[other.ids[rows[at]]].Value);
            }
        }
    }

    protected override FactValue Value(int row) => texts[ids[row]];

    private bool Place(int row, int id)
    {
        if (id < 0)
        {
            Forget(row);
            return false;
        }

        ids[row] = id;
        MarkKnown(row);
        return true;
    }

    /// <summary>The number of the code that the text stands for; -1 when it is not recognised.</summary>
    private int Add(string text)
    {
        var code = hasTable ? CodeReading.Of(text, Definition).Code : text;
        if (code == text)
        {
            return AddRecognised(text);
        }

        var id =
            code is null ? -1
            : byText.TryGetValue(code, out var known) ? known
            : AddRecognised(code);
        byText.Add(text, id);
        return id;
    }

    private int AddRecognised(string text)
    {
        var id = texts.Count;
        texts.Add(new TextFact(text));
        byText.Add(text, id);
        return id;
    }
}
