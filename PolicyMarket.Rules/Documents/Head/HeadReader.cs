using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Model;
using PolicyMarket.Rules.Documents.Text;

namespace PolicyMarket.Rules.Documents.Head;

/// <summary>Reads the head of a document: what it is, who issued it, for where, and for how long.</summary>
internal static partial class HeadReader
{
    /// <summary>BodyEnd is the start of the first annex, or the end of the text.</summary>
    public static ReadHead Read(FlatText text, int bodyEnd)
    {
        var zone = HeadZone.Find(text, bodyEnd);
        var number = NumberReader.Read(zone);
        var title = TitleReader.Read(zone, number);
        var issuer = IssuerReader.Read(zone, title, number);
        var place = TerritoryReader.Read([.. issuer?.Names ?? [], title?.Title ?? "", Header(zone), .. Signature(zone)]);
        var issued = IssuedOn(zone);
        var validity = ValidityReader.Read(text, issued?.Date, AmendmentReader.IsAmending(title?.Title ?? ""));
        var words = title?.Title ?? "";
        return new ReadHead
        {
            Title = title is null ? null : new ReadField(Raw(text, title, words), Span(text, title.Start, title.End, 0.9)),
            Number = number is null ? null : new ReadField(number.Number, Span(text, number.Start, number.End, 0.95)),
            Kind = KindOf(words, number) is { } kind ? new ReadField(kind, Span(text, title?.Start ?? 0, title?.End ?? 0, 0.9)) : null,
            Issuer = issuer is null ? null : new ReadField(string.Join("、", issuer.Names), Span(text, issuer.Start, issuer.End, 0.85)),
            Level = place?.Level,
            Territory = place?.Territory,
            PlaceSource = place is null ? null : PlaceOf(text, place.Value.Territory, issuer, title),
            DateIssued = issued?.Date,
            IssuedSource = issued is { } found ? Span(text, found.Start, found.End, 0.85) : null,
            EffectiveFrom = validity.From,
            EffectiveTo = validity.To,
            Validity = validity.Validity,
            Repeals = RepealReader.Read(text, words, number?.Number),
            Amends = AmendmentReader.Read(text, words, title?.End ?? 0, bodyEnd),
            EnclosedTitle = title is null ? null : TitleReader.ReadEnclosed(text, title)?.Title,
        };
    }

    /// <summary>The title as printed where it stands in one line; folded and joined otherwise.</summary>
    private static string Raw(FlatText text, TitleReader.Found title, string words) =>
        text.Flat.AsSpan(title.Start, title.End - title.Start).Contains('\n') ? words : text.Span(title.Start, title.End).Words;

    private static string? KindOf(string title, NumberReader.Found? number)
    {
        if (number?.Kind == "令" && !title.EndsWith("决定", StringComparison.Ordinal))
        {
            return "令";
        }

        var plain = Bracket().Replace(title, "");
        return Kind().Match(plain) is { Success: true } kind ? Named(kind.Value) : number?.Kind;
    }

    private static string Named(string kind) =>
        kind switch
        {
            "实施细则" => "细则",
            "若干政策措施" or "政策措施" or "措施" or "若干措施" or "十条措施" => "措施",
            _ => kind,
        };

    /// <summary>The words of the issuer where they name the place or a national authority, otherwise those of the title.</summary>
    private static SourceSpan? PlaceOf(FlatText text, ReadTerritory territory, IssuerReader.Found? issuer, TitleReader.Found? title)
    {
        var isNamed = issuer is not null && (territory.Code is null || issuer.Names.Any(name => name.Contains(territory.Name, StringComparison.Ordinal)));
        return issuer is not null && (isNamed || title is null) ? Span(text, issuer.Start, issuer.End, 0.8)
            : title is null ? null
            : Span(text, title.Start, title.End, 0.7);
    }

    private static (DateOnly Date, int Start, int End)? IssuedOn(HeadZone zone)
    {
        if (zone.Signature >= 0)
        {
            return OnLine(zone, zone.Text.Paragraphs[zone.Signature]);
        }

        var flat = zone.Text.Flat;
        var start = zone.Opening.Count > 0 ? zone.Opening[0].Start : 0;
        var head = zone.Opening.Count > 0 ? flat[start..zone.Opening[^1].End] : "";
        if (MetaWords.Find(head, "成文日期|发文日期|印发日期|发布日期|发布时间") is { } field && ReadDates.Read(field.Value) is { } date)
        {
            return (date, start + field.Index, start + field.Index + field.Value.Length);
        }

        return Published().Match(flat) is { Success: true } published ? OfGroup(published)
            : zone.Opening.Select(line => OnLine(zone, line)).FirstOrDefault(read => read is not null) is { } any ? any
            : Printed().Match(flat) is { Success: true } printed ? OfGroup(printed)
            : null;
    }

    private static (DateOnly Date, int Start, int End)? OnLine(HeadZone zone, FlatParagraph line) =>
        ReadDates.Read(zone.Text.Of(line)) is { } date ? (date, line.Start, line.End) : null;

    private static (DateOnly Date, int Start, int End)? OfGroup(Match match) =>
        match.Groups["d"] is var words && ReadDates.Read(words.Value) is { } date ? (date, words.Index, words.Index + words.Length) : null;

    private static string Header(HeadZone zone) => zone.Opening.Count > 0 ? zone.Text.Of(zone.Opening[0]) : "";

    private static IEnumerable<string> Signature(HeadZone zone) => zone.Signature > 0 ? [zone.Text.Of(zone.Text.Paragraphs[zone.Signature - 1])] : [];

    private static SourceSpan Span(FlatText text, int start, int end, double confidence)
    {
        var (offset, length, words) = text.Span(start, end);
        return new SourceSpan(offset, length, words, confidence);
    }

    [GeneratedRegex(@"（[^）]{0,20}）|[》\s]", RegexOptions.None, 2000)]
    private static partial Regex Bracket();

    [GeneratedRegex(
        @"(通知|公告|决定|意见|实施细则|细则|办法|规定|措施|政策|方案|条例|公示|通告|批复|通报|规划|指南|函|决议|规则|标准)$",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Kind();

    [GeneratedRegex(@"（(?<d>" + ReadDates.Pattern + @")[^）]{0,40}(通过|公布|发布|印发)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Published();

    [GeneratedRegex("(?<d>" + ReadDates.Pattern + ")印发", RegexOptions.None, 2000)]
    private static partial Regex Printed();
}
