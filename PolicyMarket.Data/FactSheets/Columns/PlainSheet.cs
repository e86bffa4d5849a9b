using System.Text.Unicode;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>
/// Reads sheets as our own writer writes them: no blanks, no escapes, one value after another. At the first byte that is anything else it gives up, and
/// the exact reader reads the sheet from its beginning: what was set until then it sets again. For one thread.
/// </summary>
internal sealed class PlainSheet(RowWriter row, KnownValues known)
{
    private const int LongestText = 2_000;
    private const int MostDigits = 18;
    private const int Guesses = 3;
    private readonly AttributeTargets targets = row.Targets;
    private AttributeTarget? first;

    /// <summary>False: it is not of this form, or not sound.</summary>
    public bool TryRead(ReadOnlySpan<byte> values, bool[] named)
    {
        if (values.Length <= 2 || values[0] != (byte)'{')
        {
            return values.SequenceEqual("{}"u8);
        }

        var rest = values[1..];
        AttributeTarget? before = null;
        while (true)
        {
            if (Next(ref rest, before) is not { } target || !TryTake(ref rest, target, named) || rest.IsEmpty)
            {
                return false;
            }

            before = target;
            var mark = rest[0];
            rest = rest[1..];
            if (mark != (byte)',')
            {
                return mark == (byte)'}' && rest.IsEmpty;
            }
        }
    }

    /// <summary>The attribute whose name comes next; sheets of one department name the same ones in the same order, some left out.</summary>
    private AttributeTarget? Next(ref ReadOnlySpan<byte> rest, AttributeTarget? before)
    {
        var guess = before is null ? first : before.Next;
        for (var left = Guesses; left > 0 && guess is not null; left--)
        {
            if (rest.StartsWith(guess.Head))
            {
                rest = rest[guess.Head.Length..];
                return guess;
            }

            guess = guess.Next;
        }

        var end = rest.Length > 2 && rest[0] == (byte)'"' ? rest[1..].IndexOf((byte)'"') : -1;
        if (end < 0 || end + 2 >= rest.Length || rest[end + 2] != (byte)':' || targets.Find(rest.Slice(1, end)) is not { } found)
        {
            return null;
        }

        if (before is null)
        {
            first ??= found;
        }
        else
        {
            before.Next ??= found;
        }

        rest = rest[(end + 3)..];
        return found;
    }

    private bool TryTake(ref ReadOnlySpan<byte> rest, AttributeTarget target, bool[] named)
    {
        if (rest.StartsWith("null"u8))
        {
            rest = rest[4..];
            return true;
        }

        named[target.Index] |= row.Uses(target);
        return target.Type switch
        {
            AttributeType.Decimal or AttributeType.Integer => TryNumber(ref rest, target),
            AttributeType.Boolean => TryTruth(ref rest, target),
            AttributeType.Date => TryDay(ref rest, target),
            AttributeType.Code or AttributeType.Text => TryText(ref rest, target),
            AttributeType.Set => TrySet(ref rest, target),
            _ => false,
        };
    }

    /// <summary>A sign, digits, a point: no more digits than a whole number of 64 bits surely holds, no leading nought, none missing about the point.</summary>
    private bool TryNumber(ref ReadOnlySpan<byte> rest, AttributeTarget target)
    {
        var at = rest.Length > 0 && rest[0] == (byte)'-' ? 1 : 0;
        var begin = at;
        var (mantissa, point) = (0L, -1);
        for (; at < rest.Length; at++)
        {
            var digit = unchecked((uint)(rest[at] - '0'));
            if (digit <= 9)
            {
                mantissa = unchecked((mantissa * 10) + digit);
            }
            else if (rest[at] == (byte)'.' && point < 0)
            {
                point = at;
            }
            else
            {
                break;
            }
        }

        var whole = (point < 0 ? at : point) - begin;
        var scale = point < 0 ? 0 : at - point - 1;
        if (
            whole < 1
            || whole + scale > MostDigits
            || (whole > 1 && rest[begin] == (byte)'0')
            || (point >= 0 && (scale == 0 || target.Type == AttributeType.Integer))
        )
        {
            return false;
        }

        if (target.IsWanted)
        {
            row.Set(target, begin == 1 ? -mantissa : mantissa, scale);
        }

        rest = rest[at..];
        return true;
    }

    private bool TryTruth(ref ReadOnlySpan<byte> rest, AttributeTarget target)
    {
        var isTrue = rest.StartsWith("true"u8);
        if (!isTrue && !rest.StartsWith("false"u8))
        {
            return false;
        }

        if (target.IsWanted)
        {
            row.Set(target, isTrue);
        }

        rest = rest[(isTrue ? 4 : 5)..];
        return true;
    }

    private bool TryDay(ref ReadOnlySpan<byte> rest, AttributeTarget target)
    {
        const int Length = 12;
        if (rest.Length < Length || rest[0] != (byte)'"' || rest[Length - 1] != (byte)'"' || !PlainDay.TryRead(rest[1..(Length - 1)], out var day))
        {
            return false;
        }

        if (target.IsWanted)
        {
            row.Set(target, day);
        }

        rest = rest[Length..];
        return true;
    }

    private bool TryText(ref ReadOnlySpan<byte> rest, AttributeTarget target)
    {
        if (!TryString(ref rest, out var text))
        {
            return false;
        }

        if (target.IsWanted)
        {
            row.Set(target, text, known);
        }

        return true;
    }

    /// <summary>Of a set that is wanted only one that was written just so before.</summary>
    private bool TrySet(ref ReadOnlySpan<byte> rest, AttributeTarget target)
    {
        var all = rest;
        if (rest.IsEmpty || rest[0] != (byte)'[')
        {
            return false;
        }

        rest = rest[1..];
        while (rest.Length > 0 && rest[0] == (byte)'"')
        {
            if (!TryString(ref rest, out _) || rest.Length < 2 || (rest[0] == (byte)',' && rest[1] != (byte)'"'))
            {
                return false;
            }

            rest = rest[0] == (byte)',' ? rest[1..] : rest;
        }

        if (rest.IsEmpty || rest[0] != (byte)']')
        {
            return false;
        }

        rest = rest[1..];
        if (!target.IsWanted)
        {
            return true;
        }

        if (!known.TryGet(all[..(all.Length - rest.Length)], out var set))
        {
            return false;
        }

        row.Set(target, set);
        return true;
    }

    private static bool TryString(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (rest.IsEmpty || rest[0] != (byte)'"')
        {
            return false;
        }

        var (at, letters) = (1, 0);
        while (at < rest.Length && rest[at] != (byte)'"')
        {
            if (rest[at] is < (byte)' ' or (byte)'\\')
            {
                return false;
            }

            letters |= rest[at++];
        }

        if (at >= rest.Length || at > LongestText)
        {
            return false;
        }

        text = rest[1..at];
        rest = rest[(at + 1)..];
        return letters < 0x80 || Utf8.IsValid(text);
    }
}
