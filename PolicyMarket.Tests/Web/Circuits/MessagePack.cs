using System.Buffers.Binary;
using System.Text;

namespace PolicyMarket.Tests.Web.Circuits;

/// <summary>The part of MessagePack that the hub of circuits speaks, written and read by hand.</summary>
internal static class MessagePack
{
    /// <summary>An invocation with text arguments, prefixed with its length as the hub protocol frames it.</summary>
    public static byte[] Invocation(string id, string target, params string[] arguments)
    {
        var body = new List<byte> { 0x96, 1, 0x80 };
        Write(body, id);
        Write(body, target);
        body.Add((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments)
        {
            Write(body, argument);
        }

        body.Add(0x90);
        return [.. Length(body.Count), .. body];
    }

    /// <summary>The messages of one frame: lists of numbers, texts, bytes, lists and null.</summary>
    public static IEnumerable<object?[]> Messages(byte[] frame)
    {
        var at = 0;
        while (at < frame.Length)
        {
            var (length, shift) = (0, 0);
            byte part;
            do
            {
                part = frame[at++];
                length |= (part & 0x7f) << shift;
                shift += 7;
            } while ((part & 0x80) != 0);

            var end = at + length;
            yield return (object?[])Read(frame, ref at)!; // every message of a hub is a list
            Assert.Equal(end, at);
        }
    }

    private static void Write(List<byte> body, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        body.Add(0xdb);
        body.AddRange(length);
        body.AddRange(bytes);
    }

    private static IEnumerable<byte> Length(int count)
    {
        for (var left = count; ; left >>= 7)
        {
            if (left < 0x80)
            {
                yield return (byte)left;
                yield break;
            }

            yield return (byte)((left & 0x7f) | 0x80);
        }
    }

    private static object? Read(byte[] data, ref int at)
    {
        var kind = data[at++];
        switch (kind)
        {
            case < 0x80:
                return (long)kind;
            case < 0x90:
                return Map(data, ref at, kind & 0x0f);
            case < 0xa0:
                return List(data, ref at, kind & 0x0f);
            case < 0xc0:
                return Text(data, ref at, kind & 0x1f);
            case 0xc0:
                return null;
            case 0xc2:
                return false;
            case 0xc3:
                return true;
            case 0xc4:
                return Bytes(data, ref at, (int)Number(data, ref at, 1));
            case 0xc5:
                return Bytes(data, ref at, (int)Number(data, ref at, 2));
            case 0xc6:
                return Bytes(data, ref at, (int)Number(data, ref at, 4));
            case 0xcc:
                return Number(data, ref at, 1);
            case 0xcd:
                return Number(data, ref at, 2);
            case 0xce:
                return Number(data, ref at, 4);
            case 0xcf:
                return Number(data, ref at, 8);
            case >= 0xd0 and <= 0xd3:
                return Number(data, ref at, 1 << (kind - 0xd0));
            case 0xd9:
                return Text(data, ref at, (int)Number(data, ref at, 1));
            case 0xda:
                return Text(data, ref at, (int)Number(data, ref at, 2));
            case 0xdb:
                return Text(data, ref at, (int)Number(data, ref at, 4));
            case 0xdc:
                return List(data, ref at, (int)Number(data, ref at, 2));
            case >= 0xe0:
                return (long)(sbyte)kind;
            default:
                throw new InvalidOperationException($"MessagePack kind {kind:x2} is not read here.");
        }
    }

    private static long Number(byte[] data, ref int at, int bytes)
    {
        var value = 0L;
        for (var i = 0; i < bytes; i++)
        {
            value = (value << 8) | data[at++];
        }

        return value;
    }

    private static byte[] Bytes(byte[] data, ref int at, int length)
    {
        at += length;
        return data[(at - length)..at];
    }

    private static string Text(byte[] data, ref int at, int length) => Encoding.UTF8.GetString(Bytes(data, ref at, length));

    private static object?[] List(byte[] data, ref int at, int count)
    {
        var list = new object?[count];
        for (var i = 0; i < count; i++)
        {
            list[i] = Read(data, ref at);
        }

        return list;
    }

    private static Dictionary<string, object?> Map(byte[] data, ref int at, int count)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var key = (string)Read(data, ref at)!; // headers have text keys
            map[key] = Read(data, ref at);
        }

        return map;
    }
}
