using System.Collections.Immutable;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Documents;
using PolicyMarket.Data.Documents.Formats;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Documents;
using PolicyMarket.Rules.Documents.Model;
using PolicyMarket.Web.Documents.Model;
using PolicyMarket.Web.Drafts.Model;

namespace PolicyMarket.Tests.Web.Documents.Model;

/// <summary>Accepted findings become conditions, formula and ceiling; what is not accepted or not known stays out or is marked as unfinished.</summary>
public sealed class ItemDraftingTests
{
    private static readonly AttributeCatalog Catalog = AttributeCatalog.Starter;

    [Theory]
    [InlineData("对企业给予一次性奖励50万元。", "500000", "")]
    [InlineData("按研发费用的10%给予补助，最高不超过100万元。", "研发费用 * 0.1", "1000000")]
    [InlineData("对获评的企业给予扶持。", "", "")]
    public void Amounts_become_a_formula_and_a_ceiling(string sentence, string formula, string cap)
    {
        var drafted = Drafted("第一条　" + sentence);

        Assert.Equal((formula, cap), (drafted.Form.Amount, drafted.Form.Cap));
    }

    [Fact]
    public void A_rate_without_a_known_base_is_marked_as_unfinished()
    {
        var drafted = Drafted("第一条　按实际付款的30%给予补助。");

        Assert.Equal("计算基数 * 0.3", drafted.Form.Amount);
        Assert.Contains(drafted.Notes, note => note.Contains("没有找到对应的指标", StringComparison.Ordinal));
        Assert.NotEmpty(DraftReader.Read(drafted.Form, Catalog).Problems);
    }

    [Fact]
    public void Alternatives_are_one_group_and_exclusions_must_not_hold()
    {
        var drafted = Drafted(
            """
            第一条　申报企业应当为科技型中小企业或高新技术企业，上年度研发费用在200万元以上。
            第二条　有下列情形之一的，不予支持：
            （一）被列入严重失信主体名单的；
            （二）被列入经营异常名录的。
            """
        );

        var parts = drafted.Form.Tree.Root.Parts;
        var any = Assert.Single(parts, part => part.Kind == DraftPartKind.Any);
        Assert.Equal(2, any.Parts.Count);
        Assert.All(any.Parts, part => Assert.Equal("第一条", part.Cite));
        Assert.Equal(2, parts.Count(part => part.Kind == DraftPartKind.Not));
        var spending = Assert.Single(parts, part => part.Attribute == "rd_expense");
        Assert.Equal(("200万", "第一条"), (spending.ValueAt(0), spending.Cite));
    }

    [Fact]
    public void A_condition_outside_the_catalogue_keeps_its_words_and_the_draft_asks_for_an_attribute()
    {
        var drafted = Drafted("第一条　申报企业应当财务会计制度健全。");

        var part = Assert.Single(drafted.Form.Tree.Root.Parts);
        Assert.Equal("财务制度健全", part.Attribute);
        Assert.NotEmpty(DraftReader.Read(drafted.Form, Catalog).Problems);
    }

    [Fact]
    public void Only_accepted_suggestions_and_accepted_fields_go_in_and_each_is_cited()
    {
        const string Text = "第一条　从业人员300人以上的企业，给予一次性奖励50万元。\n第二条　由市工信局解释。";
        var (document, suggestions) = Read(Text);
        document = document with
        {
            Head = ImmutableDictionary<DocumentHeadField, HeadValue>.Empty.Add(
                DocumentHeadField.Number,
                new HeadValue(DocumentHeadField.Number, "涟政发〔2026〕9号", "张三", default)
            ),
        };
        var condition = suggestions.SelectMany(group => group).Single(one => one.Kind == SuggestionKind.Condition);

        var drafted = ItemDrafting.Compose(document, new ItemInput(document.Clauses, [condition], "奖励", "奖补", "标准兑现", "工信"), Catalog);

        Assert.Equal("", drafted.Form.Amount);
        Assert.Equal("涟政发〔2026〕9号", drafted.Form.HeadText("document.number"));
        Assert.Equal("（待补政策文件标题）", drafted.Form.HeadText("document.title"));
        Assert.Equal([DraftSection.Conditions, DraftSection.Head], drafted.Citations.Select(cited => cited.Section));
        Assert.All(drafted.Citations, cited => Assert.Equal(cited.Words, new TextPlaces(Text).Cut(cited.Offset, cited.Length)));
    }

    [Fact]
    public void Text_is_divided_where_findings_begin_and_end()
    {
        const string Text = "第一条　从业人员300人以上的企业，给予一次性奖励50万元。";
        var (document, suggestions) = Read(Text);

        var pieces = ClausePiece.Divide(new TextPlaces(Text), document.Clauses[0], suggestions[0]);

        Assert.Equal(Text, string.Concat(pieces.Select(piece => piece.Text)));
        Assert.Contains(pieces, piece => piece.Css == "gate");
        Assert.Contains(pieces, piece => piece.Css == "amount");
    }

    [Theory]
    [InlineData("""{"rule":{"all":[{"attribute":"a","cite":"第一条"}]}}""", "第一条", true)]
    [InlineData("""{"rule":null,"editor":{"Kind":0,"Parts":[{"Cite":"第二条"}]}}""", "第二条", true)]
    [InlineData("{}", "第一条", false)]
    public void Cites_are_found_in_what_is_filled_in_and_what_is_not(string conditions, string cite, bool isThere) =>
        Assert.Equal(isThere, CitesInDraft.OfConditions(conditions).Contains(cite));

    [Theory]
    [InlineData("""{"amount":"1","cap":null}""", true)]
    [InlineData("""{"amount":null,"cap":null,"fault":"x"}""", true)]
    [InlineData("""{"amount":null,"cap":null,"editor":{"Amount":"","Cap":""}}""", false)]
    [InlineData("{}", false)]
    public void An_amount_is_there_when_anything_is_written(string amount, bool isThere) => Assert.Equal(isThere, CitesInDraft.HasAmount(amount));

    [Theory]
    [InlineData("首次认定的高新技术企业", "涟源市科技创新若干措施", "首次认定的高新技术企业")]
    [InlineData("补助标准", "宁波市研发投入补助实施办法", "宁波市研发投入补助")]
    [InlineData("符合第二条规定的企业", "涟源市支持企业科技创新若干措施", "涟源市支持企业科技创新")]
    [InlineData("补助标准", "", "补助标准")]
    [InlineData(null, null, null)]
    public void A_heading_that_says_nothing_gives_way_to_the_title_of_the_document(string? heading, string? title, string? suggested) =>
        Assert.Equal(suggested, ItemTitle.Suggest(heading, title));

    /// <summary>All suggestions of a text, accepted.</summary>
    private static DraftedItem Drafted(string text)
    {
        var (document, suggestions) = Read(text);
        ImmutableArray<Suggestion> accepted = [.. suggestions.SelectMany(group => group).Where(one => one.CanBeAccepted)];
        return ItemDrafting.Compose(document, new ItemInput(document.Clauses, accepted, "事项", "奖补", "标准兑现", "工信"), Catalog);
    }

    private static (DocumentView Document, ILookup<int, Suggestion> Suggestions) Read(string text)
    {
        ReadDocument read = PolicyDocumentReader.Read(text).Required;
        ImmutableArray<DocumentClause> clauses =
        [
            .. read.Outline.Select(
                (entry, index) =>
                    new DocumentClause(
                        entry.Path,
                        entry.Level,
                        entry.Offset,
                        (index + 1 < read.Outline.Length ? read.Outline[index + 1].Offset : read.BodyEnd) - entry.Offset,
                        IsHeading: false
                    )
            ),
        ];
        var document = new DocumentView(1, "标题", "", DocumentFileKind.Text, read.Text, "", clauses, "张三", default, IsIntact: true);
        return (document, ClauseSuggestions.Of(read, clauses, Catalog));
    }
}
